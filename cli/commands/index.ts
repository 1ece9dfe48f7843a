/** All commands, in the order of the help. */
import type { Command } from '../command.ts';
import { audit } from './audit.ts';
import { check } from './check.ts';
import { compare } from './compare.ts';
import { equation } from './equation.ts';
import { list } from './list.ts';
import { merge } from './merge.ts';
import { run } from './run.ts';
import { sample } from './sample.ts';
import { targets } from './targets.ts';

export const commands: readonly Command[] = [run, targets, audit, compare, check, equation, list, sample, merge];
