const subBucketBits = 11;
const halfBits = subBucketBits - 1;

/** The significant decimal digits of a bucket: no value is further than a thousandth from the end of its bucket. */
export const significantDigits = 3;

/** The longest time that has a bucket, in microseconds: an hour. Longer times count as this. */
export const longestUs = 3_600_000_000;

/**
 * The bucket of a value up to `longestUs`, in the layout of HdrHistogram (unit 1, 2048 sub-buckets): exact up to 2047, then
 * 1024 buckets for every doubling.
 */
export function bucketOf(valueUs: number): number {
  // Up to 2 ** 32 - 1: the operators below take their operands as 32 bits.
  const exponent = 31 - Math.clz32(valueUs | ((1 << subBucketBits) - 1)) - halfBits;
  return (exponent << halfBits) + (valueUs >>> exponent);
}

/** The number of buckets. */
export const placeCount = bucketOf(longestUs) + 1;

/** The largest value of a bucket, which is what HdrHistogram reports for it. */
export function highestAt(place: number): number {
  if (place < 1 << subBucketBits) return place;
  const exponent = (place >>> halfBits) - 1;
  const subBucket = place - (exponent << halfBits);
  return (subBucket + 1) * 2 ** exponent - 1;
}
