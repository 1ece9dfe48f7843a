/**
 * Signs and digits as a Chinese input method gives them (：，０-９＠), put into those of a keyboard wherever a cell's text
 * means something by them. Prose keeps its own: what stands in quotes, after `ask` and its like, and in comments.
 *
 * @example halfWidth('growth：６.５') // 'growth: 6.5'
 */
import { narrowSigns } from '../../read/narrow.ts';

const PROSE: ReadonlySet<string> = new Set(
  'ask hint explain choices answer name title note why assumes leaves_out author zh en'.split(' '),
);

const KEY = /^(\s*(?:-\s+)?)([\p{L}\p{N}_]+)\s*[:：](?!=)\s*(.*)$/u;

export function halfWidth(text: string): string {
  let prose: number | undefined;
  return text
    .split('\n')
    .map((line) => {
      const indent = /^\s*/.exec(line)?.[0].length ?? 0;
      const inside = prose !== undefined && indent > prose;
      if (line.trim() === '' || line.trim().startsWith('#') || inside) return line;
      prose = PROSE.has(keyIn(line)) ? indent : undefined;
      const comment = /\s+#.*$/u.exec(line)?.[0] ?? '';
      return lineOf(line.slice(0, line.length - comment.length)) + comment;
    })
    .join('\n');
}

function keyIn(line: string): string {
  return KEY.exec(line)?.[2] ?? '';
}

function lineOf(line: string): string {
  const [, lead = '', key = '', value = ''] = KEY.exec(line) ?? [];
  if (key === '') return narrow(line);
  if (!/[！-～　、÷×]/u.test(line)) return line;
  const kept = PROSE.has(key) || /^['"|>]/.test(value);
  return `${lead}${narrow(key)}: ${kept ? value : narrow(value)}`.trimEnd();
}

/** After a colon or a comma that had its room in itself stands a space. */
function narrow(words: string): string {
  return narrowSigns(words.replace(/：(?=\S)/g, ': ').replace(/[，、](?=\S)/g, ', '))
    .replace(/、/g, ',')
    .replace(/　/g, ' ')
    .replace(/÷/g, '/')
    .replace(/×/g, '*');
}

/** Whether a name holds a sign that no name has. */
export function hasFullWidth(name: string): boolean {
  return /[！-～　、]/u.test(name);
}
