/**
 * Quantiles of Student's t-distribution for 2 to 29 degrees of freedom: 0.135 % lie above them, as many as of a normal
 * distribution above three standard deviations.
 */
const quantiles = [
  19.206, 9.219, 6.62, 5.507, 4.904, 4.53, 4.277, 4.094, 3.957, 3.85, 3.764, 3.694, 3.636, 3.586, 3.544, 3.507, 3.475,
  3.447, 3.422, 3.4, 3.38, 3.361, 3.345, 3.33, 3.316, 3.303, 3.291, 3.28,
];

/**
 * By how many estimated standard deviations three sigma have to be replaced where the estimate has so many degrees of
 * freedom. Beyond 29, it is as for 29.
 * @param freedom 2 at least
 */
export const threeSigma = (freedom: number): number => quantiles[freedom - 2] ?? 3.28;
