/** A keeper of open ensembles in a thread of its own, so that a slider never waits for ten thousand draws. */
import type { ChanceMessage, ChanceReply } from './chance.ts';
import { createKeeper } from './keeper.ts';

const keeper = createKeeper(8);

addEventListener('message', ({ data }: MessageEvent<ChanceMessage>) => {
  if (data.kind === 'stop') keeper.stop();
  else
    keeper.answer(data.question).then(
      (answer) => postMessage({ id: data.id, answer } satisfies ChanceReply),
      (reason: unknown) => postMessage({ id: data.id, failed: String(reason) } satisfies ChanceReply),
    );
});
