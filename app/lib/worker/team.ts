/**
 * Those who keep the ensembles: two workers where the machine has more than one core, one otherwise, and the page itself
 * where workers are refused. Every member gets its own part of a question; answers come back in the members' order.
 */
import type { ChanceAnswers, ChanceMessage, ChanceQuestion, ChanceReply } from './chance.ts';

export interface Member {
  readonly where: 'worker' | 'page';
  readonly ask: <Q extends ChanceQuestion>(question: Q) => Promise<ChanceAnswers[Q['kind']]>;
  readonly stop: () => void;
  readonly close: () => void;
}

/** Rejected questions mean that a member is lost (no worker, memory gone); `without` then does the work on the page. */
export function hire(): readonly Member[] {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
  try {
    return Array.from({ length: cores > 1 ? 2 : 1 }, inWorker);
  } catch {
    return onPage();
  }
}

/** The page itself; its keeper is fetched only now, because with workers the page never needs it. */
export function onPage(): readonly Member[] {
  // Half of a frame: the rest is for what the page has to do itself.
  const coming = import('./keeper.ts').then(({ createKeeper }) => createKeeper(8));
  const ask: Member['ask'] = async (question) => (await coming).answer(question) as Promise<never>;
  const stop = (): void => void coming.then((keeper) => keeper.stop());
  return [{ where: 'page', ask, stop, close: stop }];
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

function inWorker(): Member {
  const worker = new Worker(new URL('./chance.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let lost: Error | undefined;
  worker.onmessage = ({ data }: MessageEvent<ChanceReply>) => {
    const asker = waiting.get(data.id);
    if ('failed' in data) asker?.reject(new Error(data.failed));
    else asker?.resolve(data.answer as never);
    waiting.delete(data.id);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    dismiss(new Error(event.message || 'the worker did not start'));
  };
  const dismiss = (reason: Error): void => {
    lost = reason;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  const post = (message: ChanceMessage): void => worker.postMessage(message);
  return {
    where: 'worker',
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (lost) return reject(lost);
        const id = next++;
        waiting.set(id, { resolve, reject });
        post({ kind: 'ask', id, question });
      }),
    stop: () => post({ kind: 'stop' }),
    close: () => {
      worker.terminate();
      dismiss(new Error('the worker was closed'));
    },
  };
}
