/** Lets events that wait be heard: a message to oneself stands behind them, and is not slowed down like a timer. */
export function othersServed(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(undefined);
  });
}
