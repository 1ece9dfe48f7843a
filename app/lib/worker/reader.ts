/** Asks the reading worker, which is started by the first question. Rejects when the worker cannot be had. */
import type { Asked, ReaderAnswers, ReaderQuestion } from './reader.worker.ts';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let next = 0;

export function read<Q extends ReaderQuestion>(question: Q): Promise<ReaderAnswers[Q['kind']]> {
  worker ??= start();
  const to = worker;
  const id = next++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    to.postMessage({ id, question } satisfies Asked);
  });
}

function start(): Worker {
  const started = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<{ id: number; answer: never }>) => {
    waiting.get(data.id)?.resolve(data.answer);
    waiting.delete(data.id);
  };
  // A worker that could not start answers nobody: the next question tries a fresh one.
  started.onerror = (event) => {
    event.preventDefault();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the reader did not start'));
    waiting.clear();
  };
  return started;
}
