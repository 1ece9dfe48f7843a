/**
 * Which series play which part in the plan's arithmetic. A plan whose rows carry these ids is audited by them; what it
 * lacks is skipped. Ids are those of the model's series, or of the published statistics where no series is linked.
 */
export const roles = {
  /** Output at the prices of the year, and at base-year prices. */
  gdpLevel: 'gdp_current',
  gdpGrowth: 'growth',
  productivity: 'labour_productivity',
  employment: 'employment',
  population: 'population',
  jobs: 'new_urban_jobs',
  emergingShare: 'sei_share',
  emergingValue: 'sei_value_added',
  /** Parts of GDP, in %. */
  shares: ['rd_intensity', 'digital_share', 'sei_share', 'ocean_share', 'manufacturing_share'],
} as const;

export const observedRoles = {
  consumerPrices: 'cpi_change',
  /** Average yearly growth of the numerator of a share, where it is published. */
  shareGrowth: { rd_intensity: 'rd_expenditure_growth_avg' } as Readonly<Record<string, string>>,
} as const;
