/**
 * A function of a text that is asked about the same few texts over and over (units, while a slider moves), with its
 * answers kept. Promise: the same answer as without; nobody may change it. Texts that are typed cannot fill the memory.
 */
const most = 500;

export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const before = answers.get(text);
    if (before !== undefined) return before;
    const answer = of(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
