/**
 * The slow lane of a notebook: full counts of draws, large ensembles, sensitivity, searches. The worker understands the notebook by itself
 * from its text and what its reader has set, and computes one cell at a time; a newer order ends an older one.
 */
import { evaluatorOf, momentOf, nothingKept, openSheet, type Evaluator, type PlanFolder, type Sheet } from '$engine';
import type { SlowMessage, SlowOrder, SlowReply } from './slow.ts';
import { othersServed } from './turn.ts';

const folders = new Map<number, PlanFolder>();
const kept = nothingKept();
let sheet: Sheet | undefined;
let last: { readonly moment: number; readonly evaluator: Evaluator } | undefined;
let current: number | undefined;
/** The order that rests while a hand drags, and who waits to be told more. */
let held: number | undefined;
let wake: (() => void) | undefined;

/** Milliseconds between two looks at the post, and between two signs of progress. */
const slice = 40;

addEventListener('message', ({ data }: MessageEvent<SlowMessage>) => {
  if (data.kind === 'folder') folders.set(data.number, data.folder);
  else if (data.kind === 'stop') current = current === data.ticket ? undefined : current;
  else if (data.kind === 'hold') held = data.on ? data.ticket : undefined;
  else void begin(data.ticket, data.order);
  wake?.();
});

async function begin(ticket: number, order: SlowOrder): Promise<void> {
  current = ticket;
  try {
    await work(ticket, order);
  } catch (fault) {
    reply({ kind: 'failed', ticket, fault: fault instanceof Error ? fault.message : String(fault) });
  }
}

async function work(ticket: number, order: SlowOrder): Promise<void> {
  const task = evaluatorFor(order).task(order.key);
  if (!task) throw new Error(`nothing to compute in ${order.key}`);
  for (let from = performance.now(); current === ticket;) {
    const step = task.next();
    if (step.done) return reply({ kind: 'done', ticket, out: step.value });
    if (performance.now() - from < slice) continue;
    reply({ kind: 'progress', ticket, part: step.value });
    await othersServed();
    while (held === ticket && current === ticket) await new Promise<void>((told) => (wake = told));
    from = performance.now();
  }
}

function evaluatorFor({ folder: number, notebook, adjustments, sampling, moment }: SlowOrder): Evaluator {
  if (last?.moment === moment) return last.evaluator;
  const folder = folders.get(number);
  if (!folder) throw new Error('the folder was not sent');
  const { scenario, closure, equations } = adjustments;
  sheet = openSheet(folder, notebook, { scenario, closure, equations }, sheet);
  const evaluator = evaluatorOf(momentOf(sheet, adjustments, sampling), kept);
  last = { moment, evaluator };
  return evaluator;
}

function reply(answer: SlowReply): void {
  postMessage(answer);
}
