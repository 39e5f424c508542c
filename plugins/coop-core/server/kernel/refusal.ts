/** Statuses with which an act may say no; 400, 413, 415, 429 and 503 are the hosts'. */
export type RefusalStatus = 403 | 404 | 409 | 422;

export type RefusalValues = Record<string, string | number | boolean | null>;

/** Thrown by an act to say no: rolls everything back and travels in Discourse's error shape. */
export class Refusal extends Error {
  override name = "Refusal";

  constructor(
    readonly status: RefusalStatus,
    readonly code: string,
    readonly values: RefusalValues = {}
  ) {
    super(code);
  }
}

/** For what is not there, was removed, or may not be seen by this viewer: nobody can tell which. */
export const notFound = (): Refusal => new Refusal(404, "not_found");

/** A field that the schema allows and the act does not. */
export const wrongField = (field: string, code: string, values: RefusalValues = {}): Refusal =>
  new Refusal(422, code, { ...values, field });
