/**
 * An open notebook is kept in the browser by itself. One that is not the reader's own stays as it is; the first change of
 * its text makes a copy that is. Nothing that was written goes before it is kept or given up.
 */
import type { Adjustments } from '$engine';
import { printed } from './printed.ts';
import { saveKept, type KeptNotebook } from './store.ts';
import type { SavedElsewhere } from './tabs.ts';
import { Versions } from './versions.ts';
import { fileOf, keepingAfter, nameOf, ownOf, recordOf, type Keeping, type Origin } from '../origin.ts';
import type { Session } from '../session.svelte.ts';
import { words } from '../words/index.ts';

/** Milliseconds of rest before a change is kept. */
const savePause = 500;

export class Saving {
  readonly session: Session;
  origin = $state.raw<Origin>() as Origin;
  state = $state<Keeping>('original');
  /** Another tab has saved this notebook while it was changed here. */
  conflict = $state.raw<KeptNotebook>();
  /** Where the reader wanted to go when what they wrote could not be kept: the notebook stays until they say. */
  leaving = $state.raw<() => void>();

  /** The other tabs. */
  readonly #tell: (saved: SavedElsewhere) => void;
  readonly #versions = new Versions();
  #revision = 0;
  /** Nothing is kept yet of what is new. */
  #savedText: string;
  #savedAdjustments: Adjustments;
  /** The text as it is in a file, or was given up. */
  #letGo = '';
  /** Something that is kept beside the text has changed since. */
  #besideChanged = false;
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
    if (kept) this.isAs(kept);
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
    const { isDirty } = this;
    this.state = keepingAfter(this.state, isDirty || this.#saving !== undefined, this.ownId);
    if (isDirty) this.#timer = setTimeout(() => void this.saveNow(), savePause);
  }

  /** A scenario file was laid to it, it is in another file, or it is based on another text. */
  besideChanged(): void {
    this.#besideChanged = true;
    this.changed();
  }

  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    await this.rested();
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
    this.letGo(this.text);
    go?.();
  }

  /** It goes from the desk, and what could not be kept of it with it. */
  stop(): void {
    clearTimeout(this.#timer);
    this.session.stop();
  }

  /** This text need not be kept any more to go. */
  protected letGo(text: string): void {
    this.#letGo = text;
    this.leaving = undefined;
  }

  /** Nothing is being kept just now. */
  protected async rested(): Promise<void> {
    while (this.#saving) await this.#saving;
  }

  /** Whether somebody has kept it again since. */
  protected isOlderThan({ id, revision }: SavedElsewhere): boolean {
    return id === this.ownId && revision > this.#revision && !this.#saving;
  }

  /** Keeps a text as an earlier version; answers whether that could be. */
  protected addVersion(text: string): Promise<boolean> {
    return this.ownId === undefined ? Promise.resolve(false) : this.#versions.add(this.ownId, { at: Date.now(), text });
  }

  /** It stands here as the browser has it. */
  protected isAs({ id, revision, changed, text }: KeptNotebook): void {
    this.#revision = revision;
    this.#savedText = this.text;
    this.#savedAdjustments = this.session.adjustments;
    this.#besideChanged = false;
    this.state = 'saved';
    void this.#versions.add(id, { at: changed, text });
  }

  /** It goes on as another notebook, of which nothing is kept yet. */
  protected isNew(): void {
    this.conflict = undefined;
    this.origin = { kind: 'new' };
    this.#savedText = '';
  }

  async #save(): Promise<void> {
    const { session, text, origin } = this;
    const { adjustments } = session;
    const own = ownOf(origin);
    const changed = Date.now();
    const beside = this.#besideChanged;
    this.#besideChanged = false;
    const record = { ...recordOf(session, own), text, adjustments, changed };
    const saved = await saveKept(record, origin.kind === 'own' ? this.#revision : 0);
    if (saved.kind !== 'saved') this.#besideChanged ||= beside;
    if (saved.kind === 'conflict') this.conflict = saved.theirs;
    else if (saved.kind !== 'saved') this.state = saved.kind;
    else {
      if (this.#savedText !== '') this.#versions.addWhenDue(own.id, { at: changed, text: this.#savedText });
      // What it is based on, or its file, may be another by now.
      if (this.origin.kind !== 'own')
        this.origin = { ...own, ...(fileOf(this.origin) && { file: fileOf(this.origin) }) };
      this.#revision = saved.revision;
      this.#savedText = text;
      this.#savedAdjustments = adjustments;
      this.leaving = undefined;
      this.state = 'saved';
      this.#tell({ id: own.id, revision: saved.revision });
      // What was taken back meanwhile looked as if it had been kept.
      if (this.isDirty) this.changed();
    }
  }
}
