/**
 * The members as one: deals a question out among them, tells each only what it does not know yet (posting everything
 * would cost more than many a step of a slider computes), and replaces lost workers by the page itself, once.
 */
import type { AboveByTarget, Assignment, PlanFolder, Reading, Share } from '$engine';
import { changedValues, partsOf, type ChanceDraft } from '../state/chance.ts';
import type { Asked, ChanceAnswers, Slot, Spot, Structure } from './chance.ts';
import { hire, onPage, type Member } from './team.ts';

/** What is asked about, and of each part. */
export interface CrewQuestion {
  readonly folder: PlanFolder;
  readonly scenario: string;
  readonly values: Assignment;
  readonly draft: ChanceDraft;
  readonly draws: number;
  readonly asked: (structure: Structure) => Asked;
}

export class Crew {
  #team: readonly Member[] = [];
  #folders = new WeakMap<PlanFolder, number>();
  #sent = 0;
  /** How the last question was dealt out, by slot. */
  readonly #dealt = new Map<Slot, { readonly key: string; readonly shares: readonly Share[] }>();
  /** What the members were last told, by slot. */
  readonly #told = new Map<Slot, { readonly key: string; readonly values: Assignment }>();

  get where(): 'worker' | 'page' | 'none' {
    return this.#team[0]?.where ?? 'none';
  }

  /** Hired when first needed. */
  get hired(): boolean {
    return this.#team.length > 0;
  }

  hire(): void {
    this.#staff(hire());
  }

  /** False where the page itself is at work already. */
  retreat(): boolean {
    if (this.where === 'page') return false;
    for (const member of this.#team) member.close();
    this.#staff(onPage());
    return true;
  }

  stop(): void {
    for (const member of this.#team) member.stop();
  }

  close(): void {
    const team = this.#team;
    this.#team = [];
    for (const member of team) member.close();
  }

  /** Answers of those who are there, in the members' order. */
  async ask(slot: Slot, question: CrewQuestion): Promise<readonly ChanceAnswers['update'][]> {
    const { folder, scenario, values, draft, draws, asked } = question;
    const number = await this.#send(folder);
    const shares = await this.#deal(slot, draft, number, scenario);
    if (!shares.ok) return [{ run: shares, work: 0 }];
    const parts = partsOf(draft, shares.value, number, scenario);
    const key = parts[0]?.structure.key ?? '';
    const before = this.#told.get(slot);
    const isKnown = before?.key === key;
    this.#told.set(slot, { key, values });
    const news = isKnown ? changedValues(before.values, values) : values;
    const { seed, quantiles } = draft;
    const coming = parts.map(({ structure }, i) =>
      this.#team[i]?.ask({
        kind: 'update',
        slot,
        structure: isKnown ? undefined : structure,
        values: news,
        ask: { draws, seed, quantiles, ...asked(structure) },
      }),
    );
    return (await Promise.all(coming)).filter((one) => one !== undefined);
  }

  async draws(spot: Spot): Promise<Float64Array | undefined> {
    const found = await Promise.all(this.#team.map((member) => member.ask({ kind: 'draws', spot })));
    return found.find((one) => one !== undefined);
  }

  async above(draws: number, seed: number): Promise<Reading<AboveByTarget>> {
    const found = await Promise.all(this.#team.map((member) => member.ask({ kind: 'above', draws, seed })));
    const issues = found.flatMap((one) => one.issues);
    const value = new Map(found.flatMap((one) => (one.ok ? [...one.value] : [])));
    return found.every(({ ok }) => ok) ? { ok: true, value, issues } : { ok: false, issues };
  }

  /** Who does what: worked out by a member once for each structure. */
  async #deal(slot: Slot, draft: ChanceDraft, folder: number, scenario: string): Promise<Reading<readonly Share[]>> {
    const [first] = this.#team;
    const key = `${folder} ${scenario} ${draft.key}`;
    const before = this.#dealt.get(slot);
    if (before?.key === key || !first) return { ok: true, value: before?.shares ?? [], issues: [] };
    const { series, lastYear, overrides } = draft;
    const question = { kind: 'deal', folder, scenario, overrides, series, lastYear } as const;
    const shares = await first.ask({ ...question, parts: this.#team.length });
    if (shares.ok) this.#dealt.set(slot, { key, shares: shares.value });
    return shares;
  }

  #staff(team: readonly Member[]): void {
    this.#team = team;
    this.#dealt.clear();
    this.#folders = new WeakMap();
    this.#told.clear();
  }

  async #send(folder: PlanFolder): Promise<number> {
    const before = this.#folders.get(folder);
    if (before !== undefined) return before;
    const number = this.#sent++;
    this.#folders.set(folder, number);
    // What is not computed with stays here.
    const bare = { ...folder, observations: [], notebooks: new Map<string, string>() };
    await Promise.all(this.#team.map((member) => member.ask({ kind: 'folder', number, folder: bare })));
    return number;
  }
}
