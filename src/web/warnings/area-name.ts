/** What an area is called: a country goes by its code. */
export function areaName(name: string, country: (code: string) => string): string {
  return /^[A-Z]{3}$/.test(name) ? country(name) : name;
}
