const discourse = require("@discourse/lint-configs/prettier");

// Only .gts is checked by it: all else by oxfmt (.oxfmtrc.json), which takes a hundredth of the time.
module.exports = {
  ...discourse,
  overrides: [
    ...(discourse.overrides ?? []),
    // Discourse keeps its front end to 80 columns; what never goes there is easier to read wider.
    { files: ["plugins/*/server/**", "config/**", "test/**", "docker/**"], options: { printWidth: 120 } },
  ],
};
