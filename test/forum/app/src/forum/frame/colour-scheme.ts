/** Light or dark: what the device asks for, until somebody chooses. */
export type Scheme = "light" | "dark";

const KEY = "colour-scheme";

function stored(): Scheme | null {
  try {
    return localStorage.getItem(KEY) as Scheme | null;
  } catch {
    return null;
  }
}

export function currentScheme(): Scheme {
  return stored() ?? (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

export function followScheme(): void {
  const apply = (): void => {
    const scheme = currentScheme();
    document.documentElement.classList.toggle("dark", scheme === "dark");
    document.documentElement.classList.toggle("light", scheme === "light");
  };
  apply();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
}

export function chooseScheme(scheme: Scheme): void {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // A private window may keep nothing; the choice then holds until the page is left.
  }
  document.documentElement.classList.toggle("dark", scheme === "dark");
  document.documentElement.classList.toggle("light", scheme === "light");
}
