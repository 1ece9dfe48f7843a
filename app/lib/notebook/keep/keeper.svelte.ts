/**
 * What becomes of an open notebook beside being kept: it goes to a file, other tabs change it too, the shipped one that it
 * was made from changes, an earlier version comes back.
 */
import { settingsOf, withField } from '$engine';
import { copyTitle } from './copy-title.ts';
import { fileName, saveFile, type FileHandle } from './files.ts';
import { Saving } from './saving.svelte.ts';
import { listKept, readKept, type KeptNotebook } from './store.ts';
import type { SavedElsewhere } from './tabs.ts';
import { changeOfShipped, fileOf, originOf, settledAs } from '../origin.ts';
import { notebookOf } from '../reading.ts';
import { folderOf } from '../runtime/home.ts';
import { filesBeside, openFiles, type Opened } from '../share/opened.ts';
import { writeScenariosIn } from '../share/scenario-files.ts';
import { words } from '../words/index.ts';

const elsewhere = { name: { zh: '另一标签页的修改', en: 'Change in another tab' }, group: 'elsewhere' };

/** A text, and the shipped notebook that it is based on. */
interface Answer {
  readonly text: string;
  readonly base: NonNullable<KeptNotebook['base']>;
}

export class Keeper extends Saving {
  /** Scenario files that the file just saved does not carry. */
  leftOut = $state.raw<readonly string[]>([]);
  /** Before and after a changed shipped notebook was settled. */
  #answers: readonly Answer[] = [];

  override changed(): void {
    this.#askAgain();
    super.changed();
  }

  async saveToFile(): Promise<void> {
    const { session, origin, text } = this;
    const saved = await saveFile(text, fileName(this.title), fileOf(origin)?.handle);
    if (!saved.done) return;
    if (saved.handle) this.#isIn(saved.handle);
    this.letGo(text);
    this.leftOut = [...filesBeside(session.opened, session.notebook).keys()];
    session.say(words().kept.file);
  }

  /** The next time it is written to the same file. */
  #isIn(handle: FileHandle): void {
    const { origin } = this;
    if ((origin.kind !== 'own' && origin.kind !== 'file') || origin.file?.handle === handle) return;
    this.origin = { ...origin, file: { name: handle.name, handle } };
    this.besideChanged();
  }

  /** What goes beside the notebook becomes cells of it, and it is saved again. */
  async carryScenarios(): Promise<void> {
    await writeScenariosIn(this.session);
    await this.saveToFile();
  }

  /** Another tab has saved, or may have: without changes of our own we follow it, otherwise the reader decides. */
  async look(saved?: SavedElsewhere): Promise<void> {
    await this.rested();
    if (saved && !this.isOlderThan(saved)) return;
    const theirs = this.ownId && (await readKept(this.ownId));
    if (!theirs || !this.isOlderThan(theirs)) return;
    if (this.isDirty || this.session.editing !== undefined) this.conflict = theirs;
    else await this.#follow(theirs);
  }

  /** Shows the other tab's version in this one, whose own becomes an earlier one. Where that cannot be, it is asked. */
  async takeTheirs(): Promise<void> {
    const { conflict, text } = this;
    if (!conflict) return;
    const theirs = (await readKept(conflict.id)) ?? conflict;
    const take = (): void => {
      this.session.leaveEditor();
      void this.#follow(theirs);
    };
    if (await this.addVersion(text)) take();
    else this.leaving = take;
  }

  /** Goes on with this tab's version as a copy, under a title of its own. */
  async keepMine(): Promise<void> {
    const { session, title } = this;
    const others = new Set(((await listKept()) ?? []).map((other) => other.title));
    await this.saveNow();
    const { lang } = settingsOf(session.notebook).settings;
    const to = withField(session.notebook.front, 'title', copyTitle(title, lang, others));
    session.do({ name: { zh: '改称副本', en: 'Name the copy' }, edits: [{ kind: 'front', to }] });
    this.isNew();
    await this.saveNow();
    if (this.state === 'saved') session.say(words().kept.copied);
  }

  /** The shipped notebook has another text than the one that this copy was made from. */
  get shippedChanged(): { readonly base: string; readonly theirs: string } | undefined {
    return changeOfShipped(this.origin);
  }

  /** The shipped notebook has changed: keep mine, take theirs, or take what does not collide. */
  settleShipped(how: 'mine' | 'theirs' | 'merge'): void {
    const { session, origin, text, shippedChanged: changed } = this;
    if (!changed || origin.kind !== 'own' || !origin.base) return;
    void this.addVersion(text);
    const base = { id: origin.base.id, text: changed.theirs };
    if (how !== 'mine') session.become(settledAs(how, session.notebook, changed));
    const [before, after] = [
      { text, base: origin.base },
      { text: this.text, base },
    ];
    this.#answers = before.text === after.text ? [] : [before, after];
    this.origin = { ...origin, base };
    this.besideChanged();
    session.say(words().kept.settled[how]);
  }

  /** Whoever takes the answer back has the question again, and with the answer it is settled again. */
  #askAgain(): void {
    const { origin, text } = this;
    const base = this.#answers.find((one) => one.text === text)?.base;
    if (base && origin.kind === 'own' && origin.base !== base) this.origin = { ...origin, base };
  }

  /** What stands there now becomes an earlier version too: undo reaches back only until the page is left. */
  restoreVersion(text: string): void {
    void this.addVersion(this.text);
    this.session.become(notebookOf(text));
  }

  /** What another tab has kept stands here too, as a step that can be taken back; whoever is in a cell stays in it. */
  async #follow(theirs: KeptNotebook): Promise<void> {
    const { session } = this;
    const { notebook, adjustments } = session;
    const files = await filesOf(theirs, session.opened);
    if (session.notebook !== notebook || session.adjustments !== adjustments) return void (this.conflict = theirs);
    this.conflict = this.leaving = undefined;
    if (files !== session.opened) session.opened = files;
    session.become(notebookOf(theirs.text), { ...elsewhere, adjustments: theirs.adjustments });
    this.origin = originOf(theirs);
    this.isAs(theirs);
    session.say(words().kept.followed);
  }
}

/** The scenario files beside what is kept; those that are open where they are the same. */
async function filesOf({ text, files = {} }: KeptNotebook, opened: Opened): Promise<Opened> {
  const now = Object.fromEntries(opened.files);
  if (JSON.stringify(now) === JSON.stringify(files)) return opened;
  return openFiles(new Map(Object.entries(files)), folderOf(notebookOf(text)));
}
