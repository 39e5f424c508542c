/** Ember 5.12 takes no component for a route's template; `RouteTemplate` makes one of it. */

const IMPORT = 'import RouteTemplate from "ember-route-template";\n';

export function isRouteTemplate(file: string): boolean {
  return /\/javascripts\/discourse\/templates\/(?!components\/|connectors\/)/.test(file);
}

/** Works on code whose templates are cut out: `"template:0"` stands for one. */
export function wrapRouteTemplate(code: string, file: string): string {
  const bare = /^(["']template:\d+["']);\s*$/m;
  if (bare.test(code)) {
    return IMPORT + code.replace(bare, "export default RouteTemplate($1);");
  }
  const named = /^export default class (\w+)/m.exec(code);
  if (named) {
    return `${IMPORT}${code.replace(named[0], `class ${named[1]}`)}\nexport default RouteTemplate(${named[1]});\n`;
  }
  const expression = /^export default ([^;]+);?/m.exec(code);
  if (!expression) {
    throw new Error(`${file}: a route's template needs a default export`);
  }
  return IMPORT + code.replace(expression[0], `export default RouteTemplate(${expression[1]!.trim()});`);
}
