/** Going on with a value as a number or as a truth; a hole goes on as the hole that it is. */
import { asQuantity, hole, type Quantity, type Value } from './value.ts';

export function withNumber(value: Value, then: (number: Quantity) => Value): Value {
  const number = asQuantity(value);
  return number.kind === 'hole' ? number : then(number);
}

export function withNumbers(left: Value, right: Value, then: (a: Quantity, b: Quantity) => Value): Value {
  return withNumber(left, (a) => withNumber(right, (b) => then(a, b)));
}

export function withTruth(value: Value, then: (truth: boolean) => Value): Value {
  if (value.kind === 'truth') return then(value.truth);
  return value.kind === 'hole' ? value : hole('这里应是一个断言', 'a claim is expected here');
}
