/**
 * The desk: which notebook lies on it, where it came from, and how it is kept. A shipped notebook stays as it is; the
 * first change of its text makes a copy that is the reader's own and is saved by itself.
 */
import {
  type Adjustments,
  type Lang,
  mergeVersions,
  NO_ADJUSTMENTS,
  type Notebook,
  printNotebook,
  settingsOf,
} from '$engine';
import { settings } from '../state/settings.svelte.ts';
import { readAddress, writeAddress, type Address } from './address.ts';
import { shippedById } from './library.ts';
import { notebookOf } from './reading.ts';
import { folderOf } from './runtime/home.ts';
import { fileName, pickFile, saveFile, type OpenedFile } from './keep/files.ts';
import { addVersion, readKept, saveKept, type KeptNotebook } from './keep/store.ts';
import { listenToTabs } from './keep/tabs.ts';
import { filesIn, firstWords, newId, type Keeping, type Origin, type Panel, type Refusal } from './origin.ts';
import { Session } from './session.svelte.ts';
import { openFiles, type Opened } from './share/opened.ts';
import { unpack } from './share/pack.ts';
import { words } from './words/index.ts';

const savePause = 500;
const versionEvery = 3 * 60_000;

export class Desk {
  session = $state.raw<Session>();
  origin = $state.raw<Origin>();
  refusal = $state.raw<Refusal>();
  keeping = $state<Keeping>('original');
  /** Another tab has saved this notebook while it was changed here. */
  conflict = $state.raw<KeptNotebook>();
  panel = $state<Panel>();
  offline = $state(false);

  #turn = 0;
  #revision = 0;
  #savedText = '';
  #printed: { readonly notebook: Notebook; readonly text: string } | undefined;
  #savedAdjustments: Adjustments = NO_ADJUSTMENTS;
  #versionAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  readonly #tabs = listenToTabs((saved) => void this.#heard(saved.id, saved.revision));

  get title(): string {
    const named = this.origin?.kind === 'file' ? this.origin.name.replace(/(\.nb)?\.md$/i, '') : '';
    return this.session?.conducted?.settings.title || named || words().untitled;
  }

  /** The shipped notebook has another text than the one that this copy was made from. */
  get shippedChanged(): { readonly base: string; readonly theirs: string } | undefined {
    const base = this.origin?.kind === 'own' ? this.origin.base : undefined;
    const theirs = base && shippedById(base.id)?.text;
    return base && theirs !== undefined && theirs !== base.text ? { base: base.text, theirs } : undefined;
  }

  get address(): Address {
    const { session, origin } = this;
    const adjustments = session?.adjustments ?? NO_ADJUSTMENTS;
    const mode = session?.mode;
    const files = session ? filesIn(session) : {};
    switch (origin?.kind) {
      case 'shipped':
        return { open: origin.id, mode, adjustments, ...files };
      case 'own':
        return { own: origin.id, mode, adjustments: NO_ADJUSTMENTS };
      case 'link':
        return { doc: origin.doc, mode, adjustments, ...files };
      default:
        return { adjustments: NO_ADJUSTMENTS };
    }
  }

  /** Opens what the address names; answers whether it names anything. */
  async open(fragment: string): Promise<boolean> {
    const address = readAddress(fragment);
    if (this.session && writeAddress(this.address) === writeAddress(address)) return true;
    this.refusal = undefined;
    await this.saveNow();
    if (address.doc !== undefined) await this.#openLink(address.doc, address);
    else if (address.open !== undefined) await this.#openShipped(address.open, address);
    else if (address.own !== undefined) await this.#openOwn(address.own, address);
    else return false;
    return true;
  }

  /** An untouched shipped notebook in the other language, where it comes in both. */
  follow(lang: Lang): void {
    const { origin, session } = this;
    if (origin?.kind !== 'shipped' || !session || this.#isDirty() || session.conducted?.settings.lang === lang) return;
    const other = shippedById(origin.id.replace(/\.(zh|en)$/, `.${lang}`));
    if (other && other.id !== origin.id)
      void this.#openShipped(other.id, { ...this.address, adjustments: session.adjustments, mode: session.mode });
  }

  /** A file that is no text leaves everything as it is, and that is said. */
  async openFile(file: OpenedFile): Promise<void> {
    this.refusal = file.text === undefined ? { kind: 'notText', name: file.name } : undefined;
    if (file.text === undefined) return;
    await this.saveNow();
    this.#lay(notebookOf(file.text), NO_ADJUSTMENTS, {
      kind: 'file',
      name: file.name,
      ...(file.handle && { handle: file.handle }),
    });
  }

  async pick(): Promise<void> {
    const file = await pickFile();
    if (file) await this.openFile(file);
  }

  begin(): void {
    const zh = settings.lang === 'zh';
    const text = `---\nformat: 1\ntitle: ${zh ? '新笔记本' : 'New notebook'}\nlang: ${zh ? 'zh-CN' : 'en'}\nplan: guangzhou-14\nscenario: baseline\n---\n`;
    this.#lay(notebookOf(text), NO_ADJUSTMENTS, { kind: 'new' }, 'edit');
    this.#savedText = '';
    void this.saveNow();
  }

  /** After every change: what is new is kept a moment later. */
  changed(): void {
    clearTimeout(this.#timer);
    if (!this.#isDirty()) return;
    this.keeping = this.keeping === 'full' || this.keeping === 'refused' ? this.keeping : 'saving';
    this.#timer = setTimeout(() => void this.saveNow(), savePause);
  }

  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (!this.session || this.conflict || !this.#isDirty()) return;
    this.#saving = this.#save(this.session);
    await this.#saving;
    this.#saving = undefined;
  }

  async saveToFile(): Promise<void> {
    const { session, origin } = this;
    if (!session) return;
    const handle = origin?.kind === 'file' ? origin.handle : undefined;
    const saved = await saveFile(this.text, fileName(this.title), handle);
    if (!saved.done) return;
    if (saved.handle && origin?.kind === 'file') this.origin = { ...origin, handle: saved.handle };
    session.say(words().kept.file);
  }

  get text(): string {
    const notebook = this.session?.notebook;
    if (!notebook) return '';
    // A slider changes nothing of it, and asks at every step whether something is to be kept.
    if (this.#printed?.notebook !== notebook) this.#printed = { notebook, text: printNotebook(notebook) };
    return this.#printed.text;
  }

  /** Shows the other tab's version in this one. */
  takeTheirs(): void {
    const { conflict } = this;
    if (!conflict) return;
    this.conflict = undefined;
    void this.#showKept(conflict);
  }

  /** Goes on with this tab's version under a name of its own. */
  async keepMine(): Promise<void> {
    this.conflict = undefined;
    this.origin = { kind: 'new' };
    this.#savedText = '';
    await this.saveNow();
  }

  /** The shipped notebook has changed: keep mine, take theirs, or take what does not collide. */
  settleShipped(how: 'mine' | 'theirs' | 'merge'): void {
    const changed = this.shippedChanged;
    const { session, origin } = this;
    if (!changed || !session || origin?.kind !== 'own' || !origin.base) return;
    const [base, theirs] = [notebookOf(changed.base), notebookOf(changed.theirs)];
    const next =
      how === 'theirs'
        ? theirs
        : how === 'merge'
          ? mergeVersions(base, session.notebook, theirs, 'mine')
          : session.notebook;
    void addVersion(origin.id, { at: Date.now(), text: this.text });
    this.origin = { ...origin, base: { id: origin.base.id, text: changed.theirs } };
    if (how !== 'mine') session.become(next);
    this.#savedText = '';
    this.changed();
  }

  restoreVersion(text: string): void {
    this.session?.become(notebookOf(text));
  }

  close(): void {
    void this.saveNow();
    this.session?.stop();
    this.#tabs.close();
  }

  /** What was typed last is kept before it goes; whoever opens something in the meantime stays there. */
  async clear(): Promise<void> {
    const turn = ++this.#turn;
    await this.saveNow();
    if (turn !== this.#turn) return;
    this.session?.stop();
    this.session = undefined;
    this.origin = undefined;
    this.panel = undefined;
  }

  async #openShipped(id: string, address: Address): Promise<void> {
    const found = shippedById(id);
    if (!found) await this.#refuse({ kind: 'notFound', name: id });
    else await this.#layWith(found.text, address, { kind: 'shipped', id, text: found.text });
  }

  async #openLink(doc: string, address: Address): Promise<void> {
    const found = unpack(doc);
    if (found.kind !== 'parcel') await this.#refuse({ kind: 'broken', why: found.kind });
    else await this.#layWith(found.parcel.text, address, { kind: 'link', doc, parcel: found.parcel });
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
    void addVersion(kept.id, { at: kept.changed, text: kept.text });
    this.#versionAt = Date.now();
  }

  async #refuse(refusal: Refusal): Promise<void> {
    await this.clear();
    this.refusal = refusal;
  }

  /** With the scenario files that came with it, which take a moment; answers false when something else was opened in it. */
  async #layWith(text: string, { adjustments, mode, files, written }: Address, origin: Origin): Promise<boolean> {
    const turn = ++this.#turn;
    const notebook = notebookOf(text);
    const opened = files?.size ? await openFiles(files, folderOf(notebook), written) : undefined;
    if (turn !== this.#turn) return false;
    this.#lay(notebook, adjustments, origin, mode, opened);
    return true;
  }

  #lay(
    notebook: Notebook,
    adjustments: Adjustments,
    origin: Origin,
    mode: Address['mode'] = 'read',
    opened?: Opened,
  ): void {
    this.#turn++;
    this.session?.stop();
    const session = new Session(notebook, adjustments, mode, opened);
    this.origin = origin;
    this.conflict = undefined;
    this.keeping = 'original';
    this.#revision = 0;
    this.#versionAt = 0;
    this.#savedText = printNotebook(notebook);
    this.#savedAdjustments = adjustments;
    session.start();
    this.session = session;
    if (notebook.cells.length === 0 && mode === 'edit') session.inserting = undefined;
  }

  /** Sliders alone make no copy of a notebook that is not the reader's own: they are in the address. */
  #isDirty(): boolean {
    const { session } = this;
    if (!session) return false;
    if (this.text !== this.#savedText) return true;
    return this.origin?.kind === 'own' && session.adjustments !== this.#savedAdjustments;
  }

  async #save(session: Session): Promise<void> {
    const { text, origin } = this;
    const { adjustments } = session;
    const own =
      origin?.kind === 'own'
        ? origin
        : {
            kind: 'own' as const,
            id: newId(),
            ...(origin?.kind === 'shipped' && { base: { id: origin.id, text: origin.text } }),
          };
    const { title, lang } = settingsOf(session.notebook).settings;
    const changed = Date.now();
    const saved = await saveKept(
      {
        id: own.id,
        title: title || firstWords(session.notebook),
        lang,
        text,
        adjustments,
        ...(session.opened.files.size > 0 && { files: Object.fromEntries(session.opened.files) }),
        ...(own.base && { base: own.base }),
        changed,
      },
      origin?.kind === 'own' ? this.#revision : 0,
    );
    if (this.session !== session) return;
    if (saved.kind === 'conflict') this.conflict = saved.theirs;
    else if (saved.kind !== 'saved') this.keeping = saved.kind;
    else {
      if (changed - this.#versionAt > versionEvery) {
        this.#versionAt = changed;
        if (this.#savedText !== '') void addVersion(own.id, { at: changed, text: this.#savedText });
      }
      this.origin = own;
      this.#revision = saved.revision;
      this.#savedText = text;
      this.#savedAdjustments = adjustments;
      this.keeping = 'saved';
      this.#tabs.tell({ id: own.id, revision: saved.revision });
    }
  }

  /** Another tab has saved: without changes of our own we follow it, otherwise the reader decides. */
  async #heard(id: string, revision: number): Promise<void> {
    if (this.origin?.kind !== 'own' || this.origin.id !== id || revision === this.#revision) return;
    const theirs = await readKept(id);
    if (!theirs || theirs.revision === this.#revision) return;
    if (this.#isDirty() || this.session?.editing !== undefined) this.conflict = theirs;
    else void this.#showKept(theirs);
  }
}
