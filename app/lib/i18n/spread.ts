/** How an assumption is spread when it is sampled, as words. The distribution is centred on the value in force. */
import type { Distribution, Lang } from '$engine';

export function spreadWords(spread: Distribution, lang: Lang): string {
  const zh = lang === 'zh';
  switch (spread.kind) {
    case 'normal':
      return zh ? `正态，标准差 ${spread.sd}` : `normal, sd ${spread.sd}`;
    case 'truncated_normal':
      return zh
        ? `截尾正态，标准差 ${spread.sd}，限于 ${spread.min}–${spread.max}`
        : `truncated normal, sd ${spread.sd}, within ${spread.min}–${spread.max}`;
    case 'uniform':
      return zh ? `均匀，±${spread.halfWidth}` : `uniform, ±${spread.halfWidth}`;
    case 'triangular':
      return zh ? `三角，${spread.min}–${spread.max}` : `triangular, ${spread.min}–${spread.max}`;
    case 'pert':
      return zh ? `PERT，${spread.min}–${spread.max}` : `PERT, ${spread.min}–${spread.max}`;
    case 'log_normal':
      return zh ? `对数正态，对数标准差 ${spread.sd}` : `log-normal, sd of the logarithm ${spread.sd}`;
    case 'beta':
      return zh
        ? `贝塔，${spread.min}–${spread.max}，集中度 ${spread.concentration}`
        : `beta, ${spread.min}–${spread.max}, concentration ${spread.concentration}`;
    case 'discrete':
      return zh ? `离散，${spread.values.join('、')}` : `discrete, ${spread.values.join(', ')}`;
    case 'empirical':
      return zh ? `经验分布，${spread.values.length} 个值` : `empirical, ${spread.values.length} values`;
    default:
      return spread satisfies never;
  }
}
