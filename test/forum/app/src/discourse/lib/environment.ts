import { isTesting as emberIsTesting } from "@ember/debug";

export function isTesting(): boolean {
  return emberIsTesting();
}

export function isDevelopment(): boolean {
  return false;
}
