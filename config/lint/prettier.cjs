const discourse = require("@discourse/lint-configs/prettier");

module.exports = {
  ...discourse,
  overrides: [
    ...(discourse.overrides ?? []),
    // The same output for a fifth less of the time.
    { files: ["**/*.ts"], options: { parser: "babel-ts" } },
    // Discourse keeps its front end to 80 columns; what never goes there is easier to read wider.
    {
      files: ["plugins/*/server/**", "config/**", "test/**", "docker/**"],
      options: { printWidth: 120 },
    },
  ],
};
