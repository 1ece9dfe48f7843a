/** Slow work away from the page, in a worker of the notebook's own, so that neither waits for the other. */
import type { Outcome, PlanFolder } from '$engine';
import type { SlowMessage, SlowOrder, SlowPart, SlowReply } from '../../worker/slow.ts';

/** Something under way that can be given up, or rest for a while. */
export interface Underway {
  stop(): void;
  hold(on: boolean): void;
}

export interface Heard {
  progress(part: SlowPart): void;
  done(out: Outcome): void;
  failed(fault: unknown): void;
}

export class Apart {
  #worker: Worker | undefined;
  #refused = false;
  #folders = new WeakMap<PlanFolder, number>();
  #sent = 0;
  /** What is under way rests. */
  #held = false;
  #tickets = 0;
  #now: { readonly ticket: number; readonly heard: Heard } | undefined;

  /** Undefined where a worker is refused: then the page does it itself. A worker that is lost fails the work once. */
  begin(folder: PlanFolder, order: Omit<SlowOrder, 'folder'>, heard: Heard): Underway | undefined {
    const worker = this.#hired();
    if (!worker) return undefined;
    const ticket = ++this.#tickets;
    this.#now = { ticket, heard };
    this.#post({ kind: 'begin', ticket, order: { ...order, folder: this.#send(folder) } });
    this.#held = false;
    return { stop: () => this.#stop(ticket), hold: (on) => this.#hold(ticket, on) };
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#now = undefined;
    this.#folders = new WeakMap();
  }

  #hired(): Worker | undefined {
    if (this.#worker || this.#refused) return this.#worker;
    try {
      this.#worker = new Worker(new URL('../../worker/slow.worker.ts', import.meta.url), { type: 'module' });
    } catch {
      this.#refused = true;
      return undefined;
    }
    this.#worker.onmessage = ({ data }: MessageEvent<SlowReply>) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      const lost = this.#now;
      this.close();
      // The next order is the page's own: a worker that failed once may fail again.
      this.#refused = true;
      lost?.heard.failed(new Error(event.message || 'the worker did not start'));
    };
    return this.#worker;
  }

  #hear(reply: SlowReply): void {
    const { ticket, heard } = this.#now ?? {};
    // Of work that was given up.
    if (reply.ticket !== ticket || !heard) return;
    if (reply.kind === 'progress') return heard.progress(reply.part);
    this.#now = undefined;
    if (reply.kind === 'done') heard.done(reply.out);
    else heard.failed(new Error(reply.fault));
  }

  #stop(ticket: number): void {
    if (this.#now?.ticket !== ticket) return;
    this.#now = undefined;
    this.#post({ kind: 'stop', ticket });
  }

  #hold(ticket: number, on: boolean): void {
    if (this.#now?.ticket !== ticket || this.#held === on) return;
    this.#held = on;
    this.#post({ kind: 'hold', ticket, on });
  }

  #send(folder: PlanFolder): number {
    const before = this.#folders.get(folder);
    if (before !== undefined) return before;
    const number = this.#sent++;
    this.#folders.set(folder, number);
    this.#post({ kind: 'folder', number, folder: { ...folder, notebooks: new Map<string, string>() } });
    return number;
  }

  #post(message: SlowMessage): void {
    this.#worker?.postMessage(message);
  }
}
