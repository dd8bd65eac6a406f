import type { Random } from '../env/random.ts';

const weights11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const weights12 = [3, ...weights11];

/** A taxpayer number of a person who is registered in this region (two digits): twelve digits, the last two right. */
export function innOf(region: string, random: Random): string {
  const office = String(random.integer(1, 49)).padStart(2, '0');
  const ten = region + office + String(random.integer(0, 999_999)).padStart(6, '0');
  const eleven = ten + String(checkDigit(ten, weights11));
  return eleven + String(checkDigit(eleven, weights12));
}

function checkDigit(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] as number) * (digits.charCodeAt(at) - 48);
  return (sum % 11) % 10;
}
