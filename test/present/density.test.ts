import { describe, expect, it } from 'vitest';
import { densityCurve } from '../../engine/present/uncertainty/density.ts';

/** Quantiles of the uniform distribution on (0, 1), in an order that is none. */
const uniform = Float64Array.from({ length: 5000 }, (_, i) => ((i * 2027) % 5000) / 5000 + 1e-4);

describe('The curve over a distribution', () => {
  it('has the area one', () => {
    const curve = densityCurve(uniform, -0.5, 1.5, 401);
    const step = 2 / 400;
    expect(curve.reduce((sum, { density }) => sum + density * step, 0)).toBeCloseTo(1, 2);
  });

  it('is about one in the middle of a uniform distribution and nothing far outside', () => {
    const curve = densityCurve(uniform, -2, 3, 501);
    expect(curve[250]?.value).toBeCloseTo(0.5, 9);
    expect(curve[250]?.density).toBeCloseTo(1, 1);
    expect(curve[0]?.density).toBeLessThan(1e-6);
  });

  it('is left out where nothing varies, where draws are few, and leaves holes out', () => {
    expect(densityCurve(new Float64Array(100).fill(3), 2, 4)).toEqual([]);
    expect(densityCurve(uniform.subarray(0, 10), 0, 1)).toEqual([]);
    // Nine in ten stand at a limit: the quartiles are one value, while the draws do vary.
    expect(
      densityCurve(
        Float64Array.from({ length: 200 }, (_, i) => (i % 10 === 0 ? i / 20 : 203)),
        0,
        203,
      ),
    ).toEqual([]);
    const holed = Float64Array.from(uniform, (value, i) => (i % 7 === 0 ? NaN : value));
    expect(densityCurve(holed, 0, 1).every(({ density }) => Number.isFinite(density))).toBe(true);
  });
});
