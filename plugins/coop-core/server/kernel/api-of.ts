import type * as v from "valibot";
import type { Act } from "./act";
import type { Plugin } from "./plugin";

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;

type Optionless<I> = Record<string, never> extends I ? [input?: I] : [input: I];

/**
 * The browser's client of a plugin, from its server by `import type`: one
 * method for each act that HTTP reaches, `claim-opening` as `claimOpening`.
 */
export type ApiOf<P> =
  P extends Plugin<infer Acts, any>
    ? {
        [
          Name in keyof Acts & string as Acts[Name] extends Act<any, any, "read" | "write"> ? Camel<Name> : never
        ]: Acts[Name] extends Act<infer I, infer O, any>
          ? (...input: Optionless<v.InferInput<I>>) => Promise<v.InferOutput<O>>
          : never;
      }
    : never;
