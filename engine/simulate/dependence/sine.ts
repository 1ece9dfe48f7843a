/** The sine for angles from -π/2 to π/2, with the same bits everywhere: enough to turn rank into linear correlation. */

/** x - x³/3! + x⁵/5! - …: at π/2 the first term left out is (π/2)²¹ / 21! = 2.5e-16. */
export function sine(x: number): number {
  const y = x * x;
  let sum = 0;
  for (let k = 19; k >= 3; k -= 2) sum = (y / (k * (k - 1))) * (1 - sum);
  return x * (1 - sum);
}
