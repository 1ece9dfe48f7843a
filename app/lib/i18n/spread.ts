/** How an assumption is spread when it is sampled, as words. The distribution is centred on the value in force. */
import type { Distribution, Lang } from '$engine';
import { plainValue } from '../state/lever.ts';

/** `unit` is the assumption's own. */
export function spreadWords(spread: Distribution, unit: string, lang: Lang): string {
  const zh = lang === 'zh';
  const say = (value: number): string => plainValue(value, unit, lang);
  // Of shares and rates a width is in points: 0.5 % of 6 % would be something else.
  const points = zh ? ' 个百分点' : ' percentage points';
  const width = (value: number): string => (unit === '%' ? `${value}${points}` : say(value));
  const range = ({ min, max }: { readonly min: number; readonly max: number }): string => `${say(min)}–${say(max)}`;
  switch (spread.kind) {
    case 'normal':
      return zh ? `正态，标准差 ${width(spread.sd)}` : `normal, sd ${width(spread.sd)}`;
    case 'truncated_normal':
      return zh
        ? `截尾正态，标准差 ${width(spread.sd)}，限于 ${range(spread)}`
        : `truncated normal, sd ${width(spread.sd)}, within ${range(spread)}`;
    case 'uniform':
      return zh ? `均匀，±${width(spread.halfWidth)}` : `uniform, ±${width(spread.halfWidth)}`;
    case 'triangular':
      return zh ? `三角，${range(spread)}` : `triangular, ${range(spread)}`;
    case 'pert':
      return `PERT${zh ? '，' : ', '}${range(spread)}`;
    case 'log_normal':
      return zh ? `对数正态，对数标准差 ${spread.sd}` : `log-normal, sd of the logarithm ${spread.sd}`;
    case 'beta':
      return zh
        ? `贝塔，${range(spread)}，集中度 ${spread.concentration}`
        : `beta, ${range(spread)}, concentration ${spread.concentration}`;
    case 'discrete':
      return zh ? `离散，${spread.values.map(say).join('、')}` : `discrete, ${spread.values.map(say).join(', ')}`;
    case 'empirical':
      return zh ? `经验分布，${spread.values.length} 个值` : `empirical, ${spread.values.length} values`;
    default:
      return spread satisfies never;
  }
}
