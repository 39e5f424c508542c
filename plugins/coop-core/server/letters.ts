/** An e-mail to an address, as the plugin that ordered it wants it to be when it is sent. */
export interface Letter {
  to: string;
  /** Server locale key: its `subject` and `body` are written in the forum's own language. `body` has a paragraph for each blank line. */
  message: string;
  /** Plain. `site_name` is the host's; where a value is called `url`, it is the link. */
  values: Record<string, string | number>;
}
