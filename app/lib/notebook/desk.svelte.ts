/** The desk: which notebook lies on it, and how another one comes to lie there. How it is kept is its keeper's. */
import { type Lang, NO_ADJUSTMENTS } from '$engine';
import { settings } from '../state/settings.svelte.ts';
import { readAddress, writeAddress, type Address } from './address.ts';
import { shippedById } from './library.ts';
import { openText, type Waiting } from './opening.ts';
import { pickFile, type OpenedFile } from './keep/files.ts';
import { Keeper } from './keep/keeper.svelte.ts';
import { noNotebook } from './keep/no-notebook.ts';
import { printed } from './keep/printed.ts';
import { listKept, readKept, type KeptNotebook } from './keep/store.ts';
import { listenToTabs } from './keep/tabs.ts';
import { addressOf, blankText, contentOf, originOf, type Origin, type Panel, type Refusal } from './origin.ts';
import { notebookOf } from './reading.ts';
import type { Session } from './session.svelte.ts';
import { isScenarioFile, layScenario } from './share/scenario-files.ts';
import { words } from './words/index.ts';

export class Desk {
  keeper = $state.raw<Keeper>();
  refusal = $state.raw<Refusal>();
  /** Share of a long notebook that has been read, 0 to 1, while it is. */
  reading = $state<number>();
  panel = $state<Panel>();
  offline = $state(false);

  /** Counts what is laid, so that what was asked for before and comes later is left. */
  #turn = 0;
  readonly #tabs = listenToTabs((saved) => void this.keeper?.look(saved));

  get session(): Session | undefined {
    return this.keeper?.session;
  }

  get origin(): Origin | undefined {
    return this.keeper?.origin;
  }

  get title(): string {
    return this.keeper?.title ?? words().untitled;
  }

  get address(): Address {
    return addressOf(this.session, this.origin);
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
    const { origin, session, keeper } = this;
    if (origin?.kind !== 'shipped' || !session || keeper?.isDirty || session.conducted?.settings.lang === lang) return;
    const other = shippedById(origin.id.replace(/\.(zh|en)$/, `.${lang}`));
    if (!other || other.id === origin.id) return;
    const address = { ...this.address, adjustments: session.adjustments, mode: session.mode };
    void this.#layWith(other.text, address, { kind: 'shipped', id: other.id, text: other.text });
  }

  /** A file that is no text leaves everything as it is, and that is said. A scenario file is laid to what is open. */
  async openFile(file: OpenedFile): Promise<void> {
    const { name, text } = file;
    this.refusal = text === undefined ? { kind: 'notText', name } : undefined;
    if (text === undefined) return;
    if (isScenarioFile(name)) return this.#layScenario(file, text);
    const is = noNotebook(name, text);
    if (is) this.refusal = { kind: 'noNotebook', name, is };
    else if (await this.#settled(() => void this.openFile(file))) await this.#layFile(file, text);
  }

  /** One that is kept as it is on the disk is that one, not a second beside it. */
  async #layFile({ name, handle }: OpenedFile, text: string): Promise<void> {
    const file = { name, ...(handle && { handle }) };
    const same = printed(notebookOf(text));
    const kept = (await listKept())?.find((one) => one.file?.name === name && one.text === same && !one.removed);
    if (kept) await this.#layWith(text, addressOfKept(kept), { ...originOf(kept), file }, kept);
    else await this.#layWith(text, { adjustments: NO_ADJUSTMENTS }, { kind: 'file', file });
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
    if (await this.#layWith(blankText(settings.lang), address, { kind: 'new' })) void this.keeper?.saveNow();
  }

  close(): void {
    this.giveUp();
    this.session?.stop();
    void (this.keeper?.saveNow() ?? Promise.resolve()).then(() => this.#tabs.close());
  }

  /** What was typed last is kept before it goes; whoever opens something in the meantime stays there. */
  async clear(): Promise<void> {
    const turn = ++this.#turn;
    if (!(await this.#settled(() => this.#toList())) || turn !== this.#turn) return;
    this.keeper?.stop();
    this.reading = undefined;
    this.keeper = this.panel = undefined;
  }

  async #layScenario(file: OpenedFile, text: string): Promise<void> {
    const { keeper } = this;
    if (!keeper) this.refusal = { kind: 'scenario', name: file.name };
    else if (await layScenario(keeper.session, file, text)) keeper.besideChanged();
  }

  #toList(): void {
    location.hash = 'list';
    void this.clear();
  }

  async #settled(go: () => void): Promise<boolean> {
    return this.keeper?.settled(go) ?? true;
  }

  async #openOwn(id: string, { mode }: Address): Promise<void> {
    const kept = await readKept(id);
    if (!kept || kept.removed !== undefined) await this.#refuse({ kind: 'notFound', name: id });
    else await this.#layWith(kept.text, addressOfKept(kept, mode), originOf(kept), kept);
  }

  async #refuse(refusal: Refusal): Promise<void> {
    await this.clear();
    this.refusal = refusal;
  }

  /** Answers false when something else was opened in the moment that it takes. */
  async #layWith(text: string, address: Address, origin: Origin, kept?: KeptNotebook): Promise<boolean> {
    const turn = ++this.#turn;
    const before = this.session?.notebook;
    const waiting: Waiting = { stays: () => turn === this.#turn, told: (share) => (this.reading = share) };
    const session = await openText(text, address, waiting);
    if (!session || !waiting.stays()) return false;
    this.reading = undefined;
    const lay = (): void => this.#lay(session, origin, kept);
    // What was written in the meantime is kept as well.
    if (before !== this.session?.notebook && !(await this.#settled(lay))) return false;
    lay();
    return true;
  }

  #lay(session: Session, origin: Origin, kept?: KeptNotebook): void {
    this.#turn++;
    this.keeper?.stop();
    this.keeper = new Keeper(session, origin, (saved) => this.#tabs.tell(saved), kept);
  }
}

function addressOfKept({ adjustments, files = {} }: KeptNotebook, mode?: Address['mode']): Address {
  return { adjustments, mode, files: new Map(Object.entries(files)) };
}
