import DiscourseRecommended from "@discourse/lint-configs/eslint";
import js from "@eslint/js";
import typescriptParser from "@typescript-eslint/parser";
import { serverRules } from "./server-rules.mjs";

const FRONT_END = ["plugins/*/assets/javascripts/**", "plugins/*/test/javascripts/**", "test/forum/app/{src,tests}/**"];

// The compiler knows types and says these better.
const saidByTheCompiler = {
  "no-undef": "off",
  "no-unused-vars": "off",
  "no-redeclare": "off",
  "no-dupe-class-members": "off",
};

// Discourse's set applies everywhere it is not limited, so each part is.
const only = (files, configs) =>
  configs.map((config) => {
    if (config.ignores && Object.keys(config).length === 1) {
      return config;
    }
    const extensions = config.files?.map((pattern) => pattern.replace(/^\*\*\//, ""));
    return { ...config, files: files.flatMap((folder) => (extensions ?? ["*"]).map((end) => `${folder}/${end}`)) };
  });

export default [
  { ignores: ["dist/**", ".cache/**", ".data/**", "coverage/**", "**/*.d.ts"] },
  ...only(FRONT_END, DiscourseRecommended),
  {
    files: FRONT_END.map((folder) => `${folder}/*.ts`),
    languageOptions: { parser: typescriptParser },
  },
  {
    files: FRONT_END.map((folder) => `${folder}/*.{ts,gts}`),
    rules: saidByTheCompiler,
  },
  {
    files: ["plugins/*/server/**/*.ts", "config/**/*.ts", "test/**/*.ts"],
    ignores: ["test/forum/app/{src,tests}/**"],
    languageOptions: { parser: typescriptParser },
    rules: { ...js.configs.recommended.rules, ...saidByTheCompiler, curly: "error", eqeqeq: ["error", "smart"] },
  },
  {
    files: ["plugins/*/server/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: serverRules,
  },
];
