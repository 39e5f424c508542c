/** Finds routes, templates, services, controllers, and components by their names: the forum's own first, then the plugins'. */
import type { PluginModule } from "virtual:forum/plugin-modules";

const FOLDERS: Record<string, string> = {
  route: "routes",
  template: "templates",
  controller: "controllers",
  service: "services",
  model: "models",
  helper: "helpers",
  component: "components",
};

const dasherize = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();

export interface Resolver {
  new (): object;
  create(): object;
}

export function createResolver(own: Record<string, unknown>, modules: PluginModule[]): Resolver {
  const found = new Map<string, unknown>();
  for (const { folder, name, module } of modules) {
    const type = Object.keys(FOLDERS).find((key) => FOLDERS[key] === folder);
    if (type) {
      found.set(`${type}:${name}`, module["default"]);
    }
  }
  for (const [name, value] of Object.entries(own)) {
    found.set(name, value);
  }
  return class ForumResolver {
    static create(): ForumResolver {
      return new ForumResolver();
    }

    moduleBasedResolver = true;

    normalize(fullName: string): string {
      const [type, name] = fullName.split(":") as [string, string];
      return `${type}:${dasherize(name).replaceAll(".", "/")}`;
    }

    resolve(fullName: string): unknown {
      return found.get(this.normalize(fullName));
    }
  };
}
