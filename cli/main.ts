/** `suisuan`: the same engine as the page's, for scripts and batches. Gives the exit code. */
import { readFileSync } from 'node:fs';
import { nearest, type Lang, type Text } from '../engine/index.ts';
import { optionHelp, readCall, type Options } from './arguments.ts';
import { type Command } from './command.ts';
import { commands } from './commands/index.ts';
import { isBrokenPipe, isOutOfMemory, outOfMemory, refusal } from './faults.ts';
import { exit, painter, surroundingLang, wantsColour, type Terminal } from './terminal.ts';

const about = new URL('../package.json', import.meta.url);

/** A reader that has seen enough (`| head`) is no fault. */
process.stdout.on('error', (fault) => {
  if (isBrokenPipe(fault)) process.exit(exit.done);
});

const everywhere: Options = {
  lang: {
    type: 'string',
    value: 'zh|en',
    help: { zh: '输出语言（默认随系统）', en: 'language of the output (default: the system’s)' },
  },
  help: { type: 'boolean', short: 'h', help: { zh: '显示本帮助', en: 'show this help' } },
};

/** Only before any command. */
const first: Options = {
  ...everywhere,
  version: { type: 'boolean', short: 'v', help: { zh: '显示版本', en: 'show the version' } },
};

/** Carries out one call. */
export async function main(words: readonly string[]): Promise<number> {
  const terminal = openTerminal(words);
  try {
    return await dispatch(words, terminal);
  } catch (fault) {
    if (isBrokenPipe(fault)) return exit.done;
    const refused = isOutOfMemory(fault) ? outOfMemory : refusal(fault);
    if (refused) {
      terminal.err(painter(terminal, 'red')(refused[terminal.lang]));
      return exit.issues;
    }
    terminal.err(
      terminal.lang === 'zh'
        ? '程序内部出错，请连同以下内容报告：'
        : 'A fault of the program itself; please report it with this:',
    );
    terminal.err(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    return exit.fault;
  }
}

function openTerminal(words: readonly string[]): Terminal {
  return {
    lang: askedLang(words) ?? surroundingLang(process.env),
    colour: wantsColour(process.env, process.stdout.isTTY === true),
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  };
}

function askedLang(words: readonly string[]): Lang | undefined {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1]);
  return value === 'zh' || value === 'en' ? value : undefined;
}

async function dispatch(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return help(terminal, rest[0]);
  if (name === '--version' || name === '-v') return version(terminal);
  if (name.startsWith('-')) return dispatch([...rest.slice(name === '--lang' ? 1 : 0)], terminal);
  const command = commands.find((one) => one.name === name);
  return command ? carryOut(command, rest, terminal) : usage(terminal, [unknownCommand(name)]);
}

async function carryOut(command: Command, words: readonly string[], terminal: Terminal): Promise<number> {
  const [least, most] = command.positionals;
  const { call, faults } = readCall(words, { ...command.options, ...everywhere }, most);
  if (call.values['help'] === true) return commandHelp(command, terminal);
  const all = [...faults, ...langFaults(call.values['lang'])];
  if (call.positionals.length < least) all.push(tooFew(command));
  return all.length > 0 ? usage(terminal, all, command) : command.run(call, terminal, words);
}

function langFaults(value: unknown): Text[] {
  if (value === undefined || value === 'zh' || value === 'en') return [];
  return [
    { zh: `--lang 是“${String(value)}”，应为 zh 或 en。`, en: `--lang is “${String(value)}”, expected zh or en.` },
  ];
}

function tooFew(command: Command): Text {
  return { zh: `${command.name} 后面还缺：${command.words}`, en: `${command.name} lacks its ${command.words}` };
}

function unknownCommand(name: string): Text {
  const names = commands.map((command) => command.name);
  const near = nearest(name, names);
  return {
    zh: `没有命令“${name}”${near ? `，是否指 ${near}` : ''}。可用：${names.join(' ')}`,
    en: `There is no command “${name}”${near ? `; did you mean ${near}` : ''}. Commands: ${names.join(' ')}`,
  };
}

function usage(terminal: Terminal, faults: readonly Text[], command?: Command): number {
  for (const fault of faults) terminal.err(painter(terminal, 'red')(fault[terminal.lang]));
  const call = `suisuan ${command ? `${command.name} ` : ''}--help`;
  terminal.err(terminal.lang === 'zh' ? `用法见 ${call}` : `See ${call}`);
  return exit.usage;
}

/** What a citation names beside scenario and seed. */
function version({ out }: Terminal): number {
  const { version: number } = JSON.parse(readFileSync(about, 'utf8')) as { readonly version: string };
  out(`suisuan ${number}`);
  return exit.done;
}

function help(terminal: Terminal, asked: string | undefined): number {
  const command = commands.find((one) => one.name === asked);
  if (command) return commandHelp(command, terminal);
  const { lang } = terminal;
  terminal.out(
    lang === 'zh'
      ? '穗算：五年规划的情景推演。用法：suisuan <命令> [选项]\n'
      : 'Suisuan: scenario simulation for five-year plans. Usage: suisuan <command> [options]\n',
  );
  const heads = commands.map((one) => `  ${one.name} ${one.words}`);
  const width = Math.max(...heads.map((head) => head.length));
  commands.forEach((one, i) => terminal.out(`${(heads[i] ?? '').padEnd(width)}  ${one.summary[lang]}`));
  terminal.out('');
  for (const line of optionHelp(first, lang)) terminal.out(line);
  terminal.out(
    lang === 'zh'
      ? '\n退出码：0 完成；1 文件、笔记或请求有问题；2 用法不对；70 程序内部出错'
      : '\nExit codes: 0 done; 1 the files, notebook or request have issues; 2 the call is off; 70 a fault of the program',
  );
  return exit.done;
}

function commandHelp(command: Command, terminal: Terminal): number {
  terminal.out(`suisuan ${command.name} ${command.words}\n\n${command.summary[terminal.lang]}\n`);
  for (const line of optionHelp({ ...command.options, ...everywhere }, terminal.lang)) terminal.out(line);
  terminal.out(`\n${terminal.lang === 'zh' ? '例：' : 'Example: '}${command.example}`);
  return exit.done;
}
