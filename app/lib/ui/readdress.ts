/**
 * The address in the bar follows what is shown. Not by the router, which takes it for a visit: it has the page's title
 * announced each time, in the middle of what is typed.
 */
export function readdress(to: string): void {
  history.replaceState(history.state, '', to);
}
