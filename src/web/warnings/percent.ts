/** Shares of one as whole per cents, in a language; what is small but not nought stays above it. */
export function percentIn(language: string): (share: number) => string {
  const whole = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  return (share) => (share > 0 && share < 0.01 ? `< ${whole.format(0.01)}` : whole.format(share));
}
