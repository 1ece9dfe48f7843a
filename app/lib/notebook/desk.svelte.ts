/**
 * The desk: which notebook lies on it, where it came from, and how it is kept. A shipped notebook stays as it is; the
 * first change of its text makes a copy that is the reader's own and is saved by itself.
 */
import { type Adjustments, type Lang, NO_ADJUSTMENTS } from '$engine';
import { settings } from '../state/settings.svelte.ts';
import { readAddress, writeAddress, type Address } from './address.ts';
import { shippedById } from './library.ts';
import { openText, type Waiting } from './opening.ts';
import { notebookOf } from './reading.ts';
import { fileName, pickFile, saveFile, type OpenedFile } from './keep/files.ts';
import { printed } from './keep/printed.ts';
import { readKept, saveKept, type KeptNotebook } from './keep/store.ts';
import { Versions } from './keep/versions.ts';
import { listenToTabs } from './keep/tabs.ts';
import {
  addressOf,
  blankText,
  changeOfShipped,
  contentOf,
  keepingAfter,
  nameOf,
  ownOf,
  recordOf,
  settledAs,
  type Keeping,
  type Origin,
  type Panel,
  type Refusal,
} from './origin.ts';
import type { Session } from './session.svelte.ts';
import { filesBeside } from './share/opened.ts';
import { isScenarioFile, layScenario, writeScenariosIn } from './share/scenario-files.ts';
import { words } from './words/index.ts';

const savePause = 500;

export class Desk {
  session = $state.raw<Session>();
  origin = $state.raw<Origin>();
  refusal = $state.raw<Refusal>();
  /** Share of a long notebook that has been read, 0 to 1, while it is. */
  reading = $state<number>();
  keeping = $state<Keeping>('original');
  /** Another tab has saved this notebook while it was changed here. */
  conflict = $state.raw<KeptNotebook>();
  /** Where the reader wanted to go when what they wrote could not be kept: the notebook stays until they say. */
  leaving = $state.raw<() => void>();
  /** Scenario files that the file just saved does not carry. */
  leftOut = $state.raw<readonly string[]>([]);
  panel = $state<Panel>();
  offline = $state(false);

  #turn = 0;
  #revision = 0;
  #savedText = '';
  /** The text as the reader saved it to a file, or gave it up. */
  #letGo = '';
  #savedAdjustments: Adjustments = NO_ADJUSTMENTS;
  /** A scenario file has come since it was kept. */
  #filesChanged = false;
  #versions = new Versions();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  readonly #tabs = listenToTabs(({ id, revision }) => {
    if (id === this.#ownId && revision !== this.#revision) void this.look();
  });

  get title(): string {
    return this.session?.conducted?.settings.title || nameOf(this.origin) || words().untitled;
  }

  /** The shipped notebook has another text than the one that this copy was made from. */
  get shippedChanged(): { readonly base: string; readonly theirs: string } | undefined {
    return changeOfShipped(this.origin);
  }

  get address(): Address {
    return addressOf(this.session, this.origin);
  }

  /** Something that was written is nowhere but here. */
  get unkept(): boolean {
    const { session, text } = this;
    const isBlank = session?.notebook.cells.length === 0 && this.#savedText === '';
    return session !== undefined && !isBlank && text !== this.#savedText && text !== this.#letGo;
  }

  /** Goes once what was written is kept. */
  async leave(go: () => void): Promise<void> {
    if (await this.#settled(go)) go();
  }

  /** The reader does without what could not be kept. */
  leaveAnyway(): void {
    const go = this.leaving;
    this.leaving = undefined;
    this.#letGo = this.text;
    go?.();
  }

  /** Opens what the address names; answers whether it names anything. */
  async open(fragment: string): Promise<boolean> {
    const address = readAddress(fragment);
    if (this.session && writeAddress(this.address) === writeAddress(address)) {
      this.giveUp();
      return true;
    }
    this.refusal = undefined;
    if (!(await this.#settled(() => (location.hash = fragment)))) return true;
    const found = contentOf(address, settings.lang);
    if (found && 'text' in found) await this.#layWith(found.text, address, found.origin);
    else if (found) await this.#refuse(found);
    else if (address.own !== undefined) await this.#openOwn(address.own, address);
    else return false;
    return true;
  }

  /** An untouched shipped notebook in the other language, where it comes in both. */
  follow(lang: Lang): void {
    const { origin, session } = this;
    if (origin?.kind !== 'shipped' || !session || this.#isDirty() || session.conducted?.settings.lang === lang) return;
    const other = shippedById(origin.id.replace(/\.(zh|en)$/, `.${lang}`));
    if (!other || other.id === origin.id) return;
    const address = { ...this.address, adjustments: session.adjustments, mode: session.mode };
    void this.#layWith(other.text, address, { kind: 'shipped', id: other.id, text: other.text });
  }

  /** A file that is no text leaves everything as it is, and that is said. A scenario file is laid to what is open. */
  async openFile(file: OpenedFile): Promise<void> {
    const { name, text, handle } = file;
    this.refusal = text === undefined ? { kind: 'notText', name } : undefined;
    if (text === undefined) return;
    if (isScenarioFile(name)) return this.#layScenario(file, text);
    if (!(await this.#settled(() => void this.openFile(file)))) return;
    await this.#layWith(text, { adjustments: NO_ADJUSTMENTS }, { kind: 'file', name, ...(handle && { handle }) });
  }

  /** Leaves unread what is being read: what was open stays. */
  giveUp(): void {
    this.#turn++;
    this.reading = undefined;
  }

  async pick(): Promise<void> {
    const file = await pickFile();
    if (file) await this.openFile(file);
  }

  async begin(): Promise<void> {
    const address = { adjustments: NO_ADJUSTMENTS, mode: 'edit' as const };
    if (!(await this.#layWith(blankText(settings.lang), address, { kind: 'new' }))) return;
    this.#savedText = '';
    void this.saveNow();
  }

  /** After every change: what is new is kept a moment later. */
  changed(): void {
    clearTimeout(this.#timer);
    const isDirty = this.#isDirty();
    this.keeping = keepingAfter(this.keeping, isDirty || this.#saving !== undefined, this.#ownId);
    if (isDirty) this.#timer = setTimeout(() => void this.saveNow(), savePause);
  }

  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#saving) await this.#saving;
    if (!this.session || this.conflict || !this.#isDirty()) return;
    this.#saving = this.#save(this.session);
    await this.#saving;
    this.#saving = undefined;
  }

  async saveToFile(): Promise<void> {
    const { session, origin } = this;
    if (!session) return;
    const { text } = this;
    const saved = await saveFile(text, fileName(this.title), origin?.kind === 'file' ? origin.handle : undefined);
    if (!saved.done) return;
    if (saved.handle && origin?.kind === 'file') this.origin = { ...origin, handle: saved.handle };
    this.#letGo = text;
    this.leaving = undefined;
    this.leftOut = [...filesBeside(session.opened, session.notebook).keys()];
    session.say(words().kept.file);
  }

  /** What goes beside the notebook becomes cells of it, and it is saved again. */
  async carryScenarios(): Promise<void> {
    if (!this.session) return;
    await writeScenariosIn(this.session);
    await this.saveToFile();
  }

  get #ownId(): string | undefined {
    return this.origin?.kind === 'own' ? this.origin.id : undefined;
  }

  get text(): string {
    return this.session ? printed(this.session.notebook) : '';
  }

  /** Shows the other tab's version in this one, whose own becomes an earlier one. Where that cannot be, it is asked. */
  async takeTheirs(): Promise<void> {
    const { conflict, text } = this;
    if (!conflict) return;
    const theirs = (await readKept(conflict.id)) ?? conflict;
    const take = (): void => void this.#showKept(theirs);
    if (await this.#versions.add(conflict.id, { at: Date.now(), text })) take();
    else this.leaving = take;
  }

  /** Goes on with this tab's version under a name of its own. */
  async keepMine(): Promise<void> {
    this.conflict = undefined;
    this.origin = { kind: 'new' };
    this.#savedText = '';
    await this.saveNow();
    if (this.keeping === 'saved') this.session?.say(words().kept.copied);
  }

  /** The shipped notebook has changed: keep mine, take theirs, or take what does not collide. */
  settleShipped(how: 'mine' | 'theirs' | 'merge'): void {
    const changed = this.shippedChanged;
    const { session, origin } = this;
    if (!changed || !session || origin?.kind !== 'own' || !origin.base) return;
    void this.#versions.add(origin.id, { at: Date.now(), text: this.text });
    this.origin = { ...origin, base: { id: origin.base.id, text: changed.theirs } };
    if (how !== 'mine') session.become(settledAs(how, session.notebook, changed));
    this.#savedText = '';
    this.changed();
  }

  /** What stands there now becomes an earlier version too: undo reaches back only until the page is left. */
  restoreVersion(text: string): void {
    if (this.#ownId) void this.#versions.add(this.#ownId, { at: Date.now(), text: this.text });
    this.session?.become(notebookOf(text));
  }

  /** Another tab may have saved: without changes of our own we follow it, otherwise the reader decides. */
  async look(): Promise<void> {
    while (this.#saving) await this.#saving;
    const theirs = this.#ownId && (await readKept(this.#ownId));
    if (!theirs || theirs.id !== this.#ownId || theirs.revision <= this.#revision || this.#saving) return;
    if (this.#isDirty() || this.session?.editing !== undefined) this.conflict = theirs;
    else void this.#showKept(theirs);
  }

  close(): void {
    this.giveUp();
    void this.saveNow();
    this.session?.stop();
    this.#tabs.close();
  }

  /** What was typed last is kept before it goes; whoever opens something in the meantime stays there. */
  async clear(): Promise<void> {
    const turn = ++this.#turn;
    if (!(await this.#settled(() => this.#toList())) || turn !== this.#turn) return;
    this.session?.stop();
    this.reading = undefined;
    this.session = this.origin = this.panel = undefined;
  }

  async #layScenario(file: OpenedFile, text: string): Promise<void> {
    const { session } = this;
    if (!session) this.refusal = { kind: 'scenario', name: file.name };
    else if (await layScenario(session, file, text)) {
      this.#filesChanged = true;
      this.changed();
    }
  }

  #toList(): void {
    location.hash = 'list';
    void this.clear();
  }

  /** Keeps what was written last. Where that cannot be, nothing goes until the reader has decided. */
  async #settled(go: () => void): Promise<boolean> {
    await this.saveNow();
    this.leaving = this.unkept ? go : undefined;
    return this.leaving === undefined;
  }

  async #openOwn(id: string, { mode }: Address): Promise<void> {
    const kept = await readKept(id);
    if (!kept) await this.#refuse({ kind: 'notFound', name: id });
    else await this.#showKept(kept, mode);
  }

  async #showKept(kept: KeptNotebook, mode = this.session?.mode): Promise<void> {
    const { adjustments, files = {} } = kept;
    const origin: Origin = { kind: 'own', id: kept.id, ...(kept.base && { base: kept.base }) };
    const address = { adjustments, mode, files: new Map(Object.entries(files)) };
    if (!(await this.#layWith(kept.text, address, origin))) return;
    this.#revision = kept.revision;
    this.keeping = 'saved';
    void this.#versions.add(kept.id, { at: kept.changed, text: kept.text });
  }

  async #refuse(refusal: Refusal): Promise<void> {
    await this.clear();
    this.refusal = refusal;
  }

  /** Answers false when something else was opened in the moment that it takes. */
  async #layWith(text: string, address: Address, origin: Origin): Promise<boolean> {
    const turn = ++this.#turn;
    const before = this.session?.notebook;
    const waiting: Waiting = { stays: () => turn === this.#turn, told: (share) => (this.reading = share) };
    const session = await openText(text, address, waiting);
    if (!session || !waiting.stays()) return false;
    this.reading = undefined;
    // What was written in the meantime is kept as well.
    if (before !== this.session?.notebook && !(await this.#settled(() => this.#lay(session, origin)))) return false;
    this.#lay(session, origin);
    return true;
  }

  #lay(session: Session, origin: Origin): void {
    this.#turn++;
    this.session?.stop();
    this.origin = origin;
    this.conflict = this.leaving = undefined;
    this.leftOut = [];
    this.#letGo = '';
    this.#filesChanged = false;
    this.keeping = 'original';
    this.#revision = 0;
    this.#versions = new Versions();
    this.#savedText = printed(session.notebook);
    this.#savedAdjustments = session.adjustments;
    this.session = session;
  }

  /** Sliders alone make no copy of a notebook that is not the reader's own: they are in the address. */
  #isDirty(): boolean {
    const { session } = this;
    if (!session || this.text !== this.#savedText) return session !== undefined;
    return this.origin?.kind === 'own' && (this.#filesChanged || session.adjustments !== this.#savedAdjustments);
  }

  async #save(session: Session): Promise<void> {
    const { text, origin } = this;
    const { adjustments } = session;
    const own = ownOf(origin);
    const changed = Date.now();
    const saved = await saveKept(
      { ...recordOf(session, own), text, adjustments, changed },
      origin?.kind === 'own' ? this.#revision : 0,
    );
    if (this.session !== session) return;
    if (saved.kind === 'conflict') this.conflict = saved.theirs;
    else if (saved.kind !== 'saved') this.keeping = saved.kind;
    else {
      if (this.#savedText !== '') this.#versions.addWhenDue(own.id, { at: changed, text: this.#savedText });
      this.origin = own;
      this.#revision = saved.revision;
      this.#savedText = text;
      this.#savedAdjustments = adjustments;
      this.#filesChanged = false;
      this.leaving = undefined;
      this.keeping = 'saved';
      this.#tabs.tell({ id: own.id, revision: saved.revision });
      // What was taken back meanwhile looked as if it had been kept.
      if (this.#isDirty()) this.changed();
    }
  }
}
