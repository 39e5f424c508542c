// Babel 7 brings no types of its own; this is all we call.
declare module "@babel/core" {
  interface Result {
    code?: string | null;
    map?: object | null;
  }
  function transformAsync(code: string, options: object): Promise<Result | null>;
  export default { transformAsync };
}
