import { setApplication } from "@ember/test-helpers";
import "ember-testing";
import "../src/styles/forum.scss";
import "virtual:forum/stylesheets";
import "virtual:forum/plugin-tests";
import { setupEmberOnerrorValidation, start } from "ember-qunit";
import * as QUnit from "qunit";
import { setup } from "qunit-dom";
import { createForum } from "../src/host/application";
import { resetRegistries } from "../src/host/registries";
import { resetPretender } from "./helpers/create-pretender";
import { fixtures, starting, startWith } from "./starting";

import.meta.glob("./**/*-test.{ts,gts}", { eager: true });

setApplication(createForum(() => starting, { rootElement: "#ember-testing", autoboot: false }) as never);
setup(QUnit.assert);
setupEmberOnerrorValidation();

QUnit.hooks.afterEach(() => {
  startWith({ data: fixtures(), runsPlugins: false });
  resetRegistries();
  resetPretender();
  localStorage.clear();
  sessionStorage.clear();
});

interface TestEnd {
  fullName: string[];
  status: string;
  runtime: number;
  errors: { message: string; actual: unknown; expected: unknown; stack?: string }[];
}

// The runner in Node hears of each test through these.
const report = (window as { __qunit?: (event: string, data: unknown) => void }).__qunit;
const on = (QUnit as unknown as { on(event: string, callback: (data: never) => void): void }).on;
if (report) {
  on("testEnd", (test: TestEnd) =>
    report("testEnd", {
      name: test.fullName.join(" > "),
      status: test.status,
      runtime: test.runtime,
      errors: test.errors.map(({ message, actual, expected, stack }) => ({
        message,
        actual: shown(actual),
        expected: shown(expected),
        stack,
      })),
    })
  );
  on("runEnd", (run: { testCounts: unknown }) => report("runEnd", run.testCounts));
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

start({ setupTestIsolationValidation: true });
