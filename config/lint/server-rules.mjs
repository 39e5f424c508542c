/**
 * Server code runs in MiniRacer as well as in Node, and its time and chance come
 * from the host. These rules keep out what one of the two has not got, and what
 * would let a caller's input become SQL or columns.
 */
const call = (object, names) => `CallExpression[callee.object.name="${object}"][callee.property.name=/^(${names})$/]`;

const restrictedSyntax = [
  {
    selector: call("v", "url|maxBytes"),
    message: "MiniRacer has no URL and no TextEncoder: use schema.httpUrl, or v.maxLength.",
  },
  {
    selector: 'ImportDeclaration[source.value="valibot"] > ImportSpecifier[imported.name=/^(url|maxBytes)$/]',
    message: "MiniRacer has no URL and no TextEncoder: use schema.httpUrl, or v.maxLength.",
  },
  {
    selector: `${call("sql", "raw|lit|ref|id|table")}[arguments.0.type!="Literal"]`,
    message: "Only a literal may become SQL text: a value is a parameter of the sql template.",
  },
  {
    selector: 'CallExpression[callee.property.name=/^(values|set)$/][arguments.0.name="input"]',
    message: "Name the columns one by one: whatever the input holds would be written.",
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(values|set)$/] > ObjectExpression > SpreadElement[argument.name="input"]',
    message: "Name the columns one by one: whatever the input holds would be written.",
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: "The time is the host's: take it from cx.now, or as an argument.",
  },
];

const timers = ["setTimeout", "setInterval", "setImmediate", "queueMicrotask"];
const missing = [
  ...["fetch", "URL", "URLSearchParams", "Headers", "Request", "Response", "AbortController"],
  ...["structuredClone", "TextEncoder", "TextDecoder", "crypto", "performance", "atob", "btoa"],
  ...["process", "Buffer", "require", "window", "document", "console"],
];

export const serverRules = {
  "no-restricted-syntax": ["error", ...restrictedSyntax],
  "no-restricted-globals": [
    "error",
    ...timers.map((name) => ({ name, message: "Nothing runs later in V8: put a row in the due table." })),
    ...missing.map((name) => ({ name, message: "MiniRacer does not have it." })),
  ],
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "The time is the host's: take it from cx.now." },
    { object: "Math", property: "random", message: "Chance is the host's: use host.randomToken." },
  ],
};
