/** Everything that can be done with an open notebook: what menu, palette and keys offer is this one list. */
import { paper } from '../state/paper.svelte.ts';
import { say } from '../state/settings.svelte.ts';
import type { Desk } from './desk.svelte.ts';
import { pickScenario } from './share/scenario-files.ts';
import type { Session } from './session.svelte.ts';
import type { NotebookWords } from './words/en.ts';

export interface Action {
  readonly id: string;
  readonly name: string;
  /** As shown; the keys themselves are read in `shortcuts.ts`. */
  readonly keys?: string;
  readonly menu: boolean;
  readonly enabled: boolean;
  run(): void;
}

export function actionsOf(desk: Desk, session: Session, w: NotebookWords): readonly Action[] {
  const { steps } = session;
  const action = (id: string, name: string, run: () => void, more: Partial<Action> = {}): Action => ({
    id,
    name,
    run,
    menu: true,
    enabled: true,
    ...more,
  });
  const hidden = { menu: false };
  return [
    action('undo', w.tools.undo(steps.undo ? say(steps.undo) : ''), () => session.undo(), {
      keys: 'Ctrl Z',
      enabled: steps.undo !== undefined,
      ...hidden,
    }),
    action('redo', w.tools.redo(steps.redo ? say(steps.redo) : ''), () => session.redo(), {
      keys: 'Ctrl Y',
      enabled: steps.redo !== undefined,
      ...hidden,
    }),
    action('read', w.mode.read, () => (session.mode = 'read'), hidden),
    action('edit', w.mode.edit, () => (session.mode = 'edit'), hidden),
    action('present', w.mode.present, () => (session.mode = 'present'), hidden),
    action('share', w.tools.share, () => (desk.panel = 'share'), hidden),
    action('palette', w.tools.palette, () => (desk.panel = 'palette'), { keys: 'Ctrl K' }),
    action('find', w.tools.find, () => (desk.panel = 'find'), { keys: 'Ctrl Shift F' }),
    action('save', w.tools.save, () => void desk.keeper?.saveToFile(), { keys: 'Ctrl S' }),
    action('open', w.tools.open, () => void desk.pick()),
    action('scenario', w.scenarioFile.add, () => void pickScenario(desk)),
    action('print', w.tools.print, () => void paper.print(), { keys: 'Ctrl P' }),
    action('reset', w.tools.reset, () => session.resetAll(), { enabled: session.moved > 0 }),
    action('defaults', w.tools.keepDefaults, () => session.saveAsDefaults(), { enabled: session.moved > 0 }),
    action('versions', w.tools.history, () => (desk.panel = 'versions'), { enabled: desk.origin?.kind === 'own' }),
    action('head', w.tools.settings, () => (desk.panel = 'head')),
    action('duplicate', w.tools.duplicate, () => void desk.keeper?.keepMine()),
    action('shortcuts', w.tools.shortcuts, () => (desk.panel = 'shortcuts'), { keys: '?' }),
  ];
}
