const isTruthy = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : !!value);

export const and = (...values: unknown[]): unknown => values.find((value) => !isTruthy(value)) ?? values.at(-1);
export const or = (...values: unknown[]): unknown => values.find(isTruthy) ?? values.at(-1);
export const not = (...values: unknown[]): boolean => !values.some(isTruthy);
export const eq = (a: unknown, b: unknown): boolean => a === b;
export const notEq = (a: unknown, b: unknown): boolean => a !== b;
export const gt = (a: number, b: number): boolean => a > b;
export const gte = (a: number, b: number): boolean => a >= b;
export const lt = (a: number, b: number): boolean => a < b;
export const lte = (a: number, b: number): boolean => a <= b;
export const includes = (list: { includes(item: unknown): boolean } | null | undefined, item: unknown): boolean =>
  !!list?.includes(item);
export const has = (list: { has(item: unknown): boolean } | null | undefined, item: unknown): boolean =>
  !!list?.has(item);
