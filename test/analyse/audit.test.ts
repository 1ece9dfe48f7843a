/** The plan against itself: every sum redone by hand beside what the audit finds in the shipped plan. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { audit, auditPlan } from '../../engine/analyse/index.ts';
import { readObservations, readPlan } from '../../engine/plan/index.ts';
import type { Plan } from '../../engine/plan/types.ts';
import { figure, indicator, own, plan } from './fixtures.ts';

function published(id: string) {
  const read = (name: string) => readFileSync(new URL(`../../scenarios/${id}/${name}`, import.meta.url), 'utf8');
  const aPlan = readPlan('plan.yaml', read('plan.yaml'));
  if (!aPlan.ok) throw new Error(JSON.stringify(aPlan.issues[0]));
  return { plan: aPlan.value, read };
}

const { plan: guangzhou14, read } = published('guangzhou-14');
const statistics = readObservations('observations.csv', read('observations.csv'));
const observations = statistics.ok ? statistics.value : [];
const found = audit({ plan: guangzhou14, observations });
const tension = (id: string) => found.find((each) => each.id === id)!;

describe('the audit of the 14th plan', () => {
  it('finds that 3.5 trillion at 6 % a year leaves 0.891 % a year for prices', () => {
    // 25019 × 1.06^5 = 33481.066; 35000 / 33481.066 = 1.0453669; ^(1/5) = e^(0.0443680 / 5) = 1.0089131
    expect(tension('prices').implied.value).toBeCloseTo(0.8913, 3);
    expect(tension('prices').working[0]).toBe('25,019 × (1 + 6%)^5 = 33,481');
  });

  it('puts the published consumer prices beside it, without filling 2018: (2.7 + 2.3 + 3.0 + 2.6) / 4 = 2.65', () => {
    expect(tension('prices').beside?.value).toBeCloseTo(2.65, 12);
    // 33481 × 1.0265^5 = 33481 × 1.139734 = 38159; / 35000 = 1.0903
    expect(tension('prices').size).toBeCloseTo(0.0903, 3);
    expect(tension('prices').level).toBe('strained');
  });

  it('finds the workers that 26 万元 a head implies, at both price bases', () => {
    // 33481.066 / 26 = 1287.733; 35000 / 26 = 1346.154; the yearbook has 1158.01 for 2020
    expect(tension('workers_real').implied.value).toBeCloseTo(1287.733, 2);
    expect(tension('workers_current').implied.value).toBeCloseTo(1346.154, 2);
    expect(tension('workers_real').beside?.value).toBeCloseTo(1158.01, 6);
  });

  it('finds that these need more workers than the plan wants new jobs: 1287.7 − 25019 / 21.8 = 140.1 against 110', () => {
    expect(tension('jobs').implied.value).toBeCloseTo(1287.733 - 1147.661, 2);
    expect(tension('jobs').level).toBe('strained');
  });

  it('finds R&D growing 9.66 % a year at current prices for 3.4 %, below the 15.6 % of 2016-2020', () => {
    // 0.03 × 25019 = 750.57; 0.034 × 35000 = 1190; (1190 / 750.57)^(1/5) = e^(0.460896 / 5) = 1.096559
    expect(tension('share_rd_intensity').implied.value).toBeCloseTo(9.656, 2);
    expect(tension('share_rd_intensity').beside?.value).toBe(15.6);
    expect(tension('share_rd_intensity').level).toBe('consistent');
    // Real: 0.034 × 33481.066 = 1138.36; / 750.57 = 1.516656; ^(1/5) = 1.086877
    expect(tension('share_rd_intensity').sentence.zh).toMatch(/8\.7%/);
  });

  it('finds that 1.2 of 3.5 trillion is 34.29 % beside the 35 % wanted, and 35 % is 1.225 trillion', () => {
    expect(tension('emerging_share').implied.value).toBeCloseTo(34.2857, 3);
    expect(tension('emerging_value').implied.value).toBeCloseTo(12250, 6);
    // With no rise in prices: 0.35 × 33481.066 = 11718.4, short of 12000
    expect(tension('emerging_value').sentence.en).toMatch(/1\.172 trillion yuan, which falls short/);
  });

  it('restates per-head stocks on every published count of residents', () => {
    // 3.5 × 1800 / 1874.03 = 3.36174; 2.5 × 1800 / 1874.03 = 2.40124; 20 × 1800 / 1874.03 = 19.20994
    expect(tension('per_head_physicians_per_1000').implied.value).toBeCloseTo(3.36174, 4);
    expect(tension('per_head_nursery_places_per_1000').implied.value).toBeCloseTo(2.40124, 4);
    expect(tension('per_head_patents_per_10k').implied.value).toBeCloseTo(19.20994, 4);
    expect(tension('per_head_physicians_per_1000').working).toHaveLength(3);
    // Census day: 3.5 × 1800 / 1867.66 = 3.37320
    expect(tension('per_head_physicians_per_1000').working[1]).toMatch(/3\.3732/);
  });

  it('holds the urbanisation base of 87 against the census: the way to 87.5 is 1.31 points, not 0.5', () => {
    expect(tension('vintage_urbanisation').implied.value).toBe(86.19);
    expect(tension('vintage_urbanisation').size).toBeCloseTo(1.31 / 0.5 - 1, 9);
  });

  it('says that the good-air target lies below its base', () => {
    expect(tension('below_base_good_air_days').implied.value).toBeCloseTo(-2.4, 12);
  });

  it('counts the hub targets from the pandemic year too: (10000 / 4377)^(1/5) − 1 = 17.97 %', () => {
    // ln(2.284670) = 0.826222; / 5 = 0.165244; e^ = 1.179681
    expect(tension('later_base_airport_passengers').implied.value).toBeCloseTo(17.968, 2);
  });

  it('sets the rate that each target needs beside the past one: cargo 10.53 % against 5.71 %', () => {
    // (350 / 192)^(1/6) = e^(0.600426 / 6) = 1.105250; (192 / 153.78)^(1/4) = e^(0.221970 / 4) = 1.057062
    expect(tension('past_rate_airport_cargo').implied.value).toBeCloseTo(10.525, 2);
    expect(tension('past_rate_airport_cargo').beside?.value).toBeCloseTo(5.706, 2);
  });

  it('says the amount where a share has no base: 15 % of 35000 is 5250', () => {
    expect(tension('share_ocean_share').implied.value).toBeCloseTo(5250, 9);
  });

  it('follows the plan’s data: another growth target gives another price rise, with nothing typed in', () => {
    const changed = audit({ plan: guangzhou14, observations }, own({ growth: 7 }));
    // 25019 × 1.07^5 = 35090.5; (35000 / 35090.5)^(1/5) − 1 = −0.0516 %
    expect(changed.find(({ id }) => id === 'prices')?.implied.value).toBeCloseTo(-0.0516, 3);
  });

  it('lists the strongest pull first and speaks both languages', () => {
    const order = ['contradictory', 'strained', 'tight', 'consistent'];
    const ranks = found.map(({ level }) => order.indexOf(level));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    for (const { sentence, title, working } of found) {
      expect(sentence.zh).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(sentence.en).toMatch(/^[A-Z0-9].*\.$/);
      expect(title.zh && title.en && working.length > 0).toBeTruthy();
      expect(sentence.zh + sentence.en + working.join('')).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

describe('the audit of a plan that lacks these rows', () => {
  it('skips the questions that do not arise, and says which and why', () => {
    const bare: Plan = plan([indicator('x', { kind: 'at_least', value: 1, year: 2025 })]);
    const { tensions, skipped } = auditPlan({ plan: bare, observations: [] });
    expect(tensions).toEqual([]);
    expect(skipped.map(({ id }) => id)).toContain('prices');
    for (const { needs } of skipped) expect(needs.zh && needs.en).toBeTruthy();
  });

  it('asks those that do', () => {
    const one = plan([indicator('x', { kind: 'at_least', value: 88, year: 2025 }, { base: figure(90.4) })]);
    expect(auditPlan({ plan: one, observations: [] }).tensions.map(({ id }) => id)).toEqual(['below_base_x']);
  });

  it('runs on the 13th plan without a line of code for it', () => {
    const thirteen = published('guangzhou-13').plan;
    expect(auditPlan({ plan: thirteen, observations }).skipped.length).toBeGreaterThan(0);
  });
});
