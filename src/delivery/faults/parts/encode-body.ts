/** The bytes of a value as compact JSON. A bigint is written as the number it is, whatever a double can hold. */
export function encodeFaultyBody(value: unknown): Buffer {
  const numbers: bigint[] = [];
  const text = JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== 'bigint') return item;
    numbers.push(item);
    return `\0bigint ${numbers.length - 1}`;
  });
  const written =
    numbers.length === 0
      ? text
      : text.replaceAll(/"\\u0000bigint (\d+)"/g, (_, index) => String(numbers[Number(index)]));
  return Buffer.from(written, 'utf8');
}
