/**
 * One open notebook and how it is kept. A notebook that is not the reader's own stays as it is; the first change of its
 * text makes a copy that is, and is saved by itself. Nothing that was written goes before it is kept or given up.
 */
import { settingsOf, withField, type Adjustments } from '$engine';
import { copyTitle } from './copy-title.ts';
import { fileName, saveFile, type FileHandle } from './files.ts';
import { printed } from './printed.ts';
import { listKept, readKept, saveKept, type KeptNotebook } from './store.ts';
import type { SavedElsewhere } from './tabs.ts';
import { Versions } from './versions.ts';
import {
  changeOfShipped,
  fileOf,
  keepingAfter,
  nameOf,
  originOf,
  ownOf,
  recordOf,
  settledAs,
  type Keeping,
  type Origin,
} from '../origin.ts';
import { notebookOf } from '../reading.ts';
import { folderOf } from '../runtime/home.ts';
import type { Session } from '../session.svelte.ts';
import { filesBeside, openFiles, type Opened } from '../share/opened.ts';
import { writeScenariosIn } from '../share/scenario-files.ts';
import { words } from '../words/index.ts';

/** Milliseconds of rest before a change is kept. */
const savePause = 500;

const elsewhere = { name: { zh: '另一标签页的修改', en: 'Change in another tab' }, group: 'elsewhere' };

export class Keeper {
  readonly session: Session;
  origin = $state.raw<Origin>() as Origin;
  state = $state<Keeping>('original');
  /** Another tab has saved this notebook while it was changed here. */
  conflict = $state.raw<KeptNotebook>();
  /** Where the reader wanted to go when what they wrote could not be kept: the notebook stays until they say. */
  leaving = $state.raw<() => void>();
  /** Scenario files that the file just saved does not carry. */
  leftOut = $state.raw<readonly string[]>([]);

  /** The other tabs. */
  readonly #tell: (saved: SavedElsewhere) => void;
  readonly #versions = new Versions();
  #revision = 0;
  /** Nothing is kept yet of what is new. */
  #savedText: string;
  #savedAdjustments: Adjustments;
  /** The text as the reader saved it to a file, or gave it up. */
  #letGo = '';
  /** Something that is kept beside the text has changed since. */
  #besideChanged = false;
  /** Texts before and after a changed shipped notebook was settled, and what each is based on. */
  #answers: readonly { readonly text: string; readonly base: NonNullable<KeptNotebook['base']> }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  /** `kept`: as it was read from the browser. */
  constructor(session: Session, origin: Origin, tell: (saved: SavedElsewhere) => void, kept?: KeptNotebook) {
    this.session = session;
    this.origin = origin;
    this.#tell = tell;
    // A file that was opened is there after a reload too, and it is on the disk.
    this.#savedText = origin.kind === 'new' || origin.kind === 'file' ? '' : this.text;
    if (origin.kind === 'file') this.#letGo = this.text;
    this.#savedAdjustments = session.adjustments;
    if (kept) this.#isAs(kept);
  }

  get text(): string {
    return printed(this.session.notebook);
  }

  get title(): string {
    return this.session.conducted?.settings.title || nameOf(this.origin) || words().untitled;
  }

  get ownId(): string | undefined {
    return this.origin.kind === 'own' ? this.origin.id : undefined;
  }

  /** Something that was written is nowhere but here. */
  get unkept(): boolean {
    const { text } = this;
    const isBlank = this.session.notebook.cells.length === 0 && this.#savedText === '';
    return !isBlank && text !== this.#savedText && text !== this.#letGo;
  }

  /** Sliders alone make no copy of a notebook that is not the reader's own: they are in the address. */
  get isDirty(): boolean {
    if (this.text !== this.#savedText) return true;
    const { adjustments } = this.session;
    return this.ownId !== undefined && (this.#besideChanged || adjustments !== this.#savedAdjustments);
  }

  /** After every change: what is new is kept a moment later. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#askAgain();
    const { isDirty } = this;
    this.state = keepingAfter(this.state, isDirty || this.#saving !== undefined, this.ownId);
    if (isDirty) this.#timer = setTimeout(() => void this.saveNow(), savePause);
  }

  /** A scenario file was laid to it, or it is in another file. */
  besideChanged(): void {
    this.#besideChanged = true;
    this.changed();
  }

  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    if (this.conflict || !this.isDirty) return;
    this.#saving = this.#save();
    await this.#saving;
    this.#saving = undefined;
  }

  /** Keeps what was written last. Where that cannot be, nothing goes until the reader has decided. */
  async settled(go: () => void): Promise<boolean> {
    await this.saveNow();
    this.leaving = this.unkept ? go : undefined;
    return this.leaving === undefined;
  }

  /** Goes once what was written is kept. */
  async leave(go: () => void): Promise<void> {
    if (await this.settled(go)) go();
  }

  /** The reader does without what could not be kept. */
  leaveAnyway(): void {
    const go = this.leaving;
    this.leaving = undefined;
    this.#letGo = this.text;
    go?.();
  }

  async saveToFile(): Promise<void> {
    const { session, origin, text } = this;
    const saved = await saveFile(text, fileName(this.title), fileOf(origin)?.handle);
    if (!saved.done) return;
    if (saved.handle) this.#isIn(saved.handle);
    this.#letGo = text;
    this.leaving = undefined;
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
    if (saved && (saved.id !== this.ownId || saved.revision === this.#revision)) return;
    while (this.#saving) await this.#saving;
    const theirs = this.ownId && (await readKept(this.ownId));
    if (!theirs || theirs.id !== this.ownId || theirs.revision <= this.#revision || this.#saving) return;
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
    if (await this.#versions.add(conflict.id, { at: Date.now(), text })) take();
    else this.leaving = take;
  }

  /** Goes on with this tab's version as a copy, under a title of its own. */
  async keepMine(): Promise<void> {
    const { session, title } = this;
    const others = new Set(((await listKept()) ?? []).map((other) => other.title));
    const { lang } = settingsOf(session.notebook).settings;
    const to = withField(session.notebook.front, 'title', copyTitle(title, lang, others));
    session.do({ name: { zh: '改称副本', en: 'Name the copy' }, edits: [{ kind: 'front', to }] });
    this.conflict = undefined;
    this.origin = { kind: 'new' };
    this.#savedText = '';
    await this.saveNow();
    if (this.state === 'saved') session.say(words().kept.copied);
  }

  /** The shipped notebook has another text than the one that this copy was made from. */
  get shippedChanged(): { readonly base: string; readonly theirs: string } | undefined {
    return changeOfShipped(this.origin);
  }

  /** The shipped notebook has changed: keep mine, take theirs, or take what does not collide. */
  settleShipped(how: 'mine' | 'theirs' | 'merge'): void {
    const { session, origin, shippedChanged: changed } = this;
    if (!changed || origin.kind !== 'own' || !origin.base) return;
    const { text } = this;
    void this.#versions.add(origin.id, { at: Date.now(), text });
    const base = { id: origin.base.id, text: changed.theirs };
    if (how !== 'mine') session.become(settledAs(how, session.notebook, changed));
    this.#answers =
      this.text === text
        ? []
        : [
            { text, base: origin.base },
            { text: this.text, base },
          ];
    this.origin = { ...origin, base };
    this.#savedText = '';
    this.changed();
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
    if (this.ownId) void this.#versions.add(this.ownId, { at: Date.now(), text: this.text });
    this.session.become(notebookOf(text));
  }

  /** It goes from the desk, and what could not be kept of it with it. */
  stop(): void {
    clearTimeout(this.#timer);
    this.session.stop();
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
    this.#savedText = this.text;
    this.#savedAdjustments = session.adjustments;
    this.#besideChanged = false;
    this.#isAs(theirs);
    session.say(words().kept.followed);
  }

  /** It stands here as the browser has it. */
  #isAs({ id, revision, changed, text }: KeptNotebook): void {
    this.#revision = revision;
    this.state = 'saved';
    void this.#versions.add(id, { at: changed, text });
  }

  async #save(): Promise<void> {
    const { session, text, origin } = this;
    const { adjustments } = session;
    const own = ownOf(origin);
    const changed = Date.now();
    const record = { ...recordOf(session, own), text, adjustments, changed };
    const saved = await saveKept(record, origin.kind === 'own' ? this.#revision : 0);
    if (saved.kind === 'conflict') this.conflict = saved.theirs;
    else if (saved.kind !== 'saved') this.state = saved.kind;
    else {
      if (this.#savedText !== '') this.#versions.addWhenDue(own.id, { at: changed, text: this.#savedText });
      this.origin = own;
      this.#revision = saved.revision;
      this.#savedText = text;
      this.#savedAdjustments = adjustments;
      this.#besideChanged = false;
      this.leaving = undefined;
      this.state = 'saved';
      this.#tell({ id: own.id, revision: saved.revision });
      // What was taken back meanwhile looked as if it had been kept.
      if (this.isDirty) this.changed();
    }
  }
}

/** The scenario files beside what is kept; those that are open where they are the same. */
async function filesOf({ text, files = {} }: KeptNotebook, opened: Opened): Promise<Opened> {
  const now = Object.fromEntries(opened.files);
  if (JSON.stringify(now) === JSON.stringify(files)) return opened;
  return openFiles(new Map(Object.entries(files)), folderOf(notebookOf(text)));
}
