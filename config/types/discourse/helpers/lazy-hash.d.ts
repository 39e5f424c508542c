// The real declaration knows neither its arguments nor that it answers.
import Helper from "@ember/component/helper";

export default class LazyHash<Named extends Record<string, unknown>> extends Helper<{
  Args: { Named: Named };
  Return: Named;
}> {}
