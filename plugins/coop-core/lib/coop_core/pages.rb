# frozen_string_literal: true

# Where the scripts lie that only a plugin's own pages need. For 3.5 the build
# puts them beside those of every page; staff get both files from Discourse.
module ::CoopCore
  module Pages
    # A <meta> for the browser, nothing where there is nothing to fetch.
    def self.meta(controller)
      return "" if controller.current_user&.staff?
      addresses =
        CoopCore
          .enabled_sources
          .select(&:pages_apart?)
          .to_h do |source|
            plugin = File.basename(source.dir)
            [plugin, controller.helpers.script_asset_path("plugins/#{plugin}_admin")]
          end
      return "" if addresses.empty?
      controller.helpers.tag.meta(name: "coop-pages", content: addresses.to_json)
    end
  end
end
