import Helper from "@ember/component/helper";

/** A hash for outlets. Discourse reads its values late; here they are read when they change. */
export default class LazyHash extends Helper<{ Args: { Named: Record<string, unknown> }; Return: object }> {
  override compute(_positional: [], named: Record<string, unknown>): object {
    return { ...named };
  }
}
