# frozen_string_literal: true

# The plugins whose servers run here. What is known of them at load comes from
# the static files that the build made: V8 must not be touched before the fork.
module ::CoopCore
  class Source
    attr_reader :name, :dir, :pages

    # name is without "coop-", as in addresses; enabled is asked for each site.
    def initialize(name:, dir:, pages: [], enabled: -> { true })
      @name = name
      @dir = dir
      @pages = pages
      @enabled = enabled
      @files = {}
    end

    def enabled?
      @enabled.call
    end

    # Whether the build put the scripts of its own pages into a second file.
    def pages_apart?
      return @pages_apart if defined?(@pages_apart)
      @pages_apart = File.directory?(File.join(dir, "admin/assets/javascripts/discourse/templates"))
    end

    def bundle
      File.join(dir, "server/server.js")
    end

    def act(name)
      json("manifest.json").dig("acts", name)
    end

    # Read again when the build wrote it anew; a missing file is a plugin without acts.
    def json(file)
      path = File.join(dir, "server", file)
      stamp = File.mtime(path)
      @files[file] = [stamp, JSON.parse(File.read(path))] if @files.dig(file, 0) != stamp
      @files[file].last
    rescue Errno::ENOENT
      {}
    end
  end

  class << self
    # By name, the core first: its bundle has to be loaded before the others'.
    def sources
      @sources ||= {}
    end

    def add(source)
      sources[source.name] = source
      @sources = sources.sort_by { |name, _| name == "core" ? "" : name }.to_h
    end

    def enabled?
      !!sources["core"]&.enabled?
    end

    # Switched on in this forum; with the core off, nothing is.
    def enabled_sources
      enabled? ? sources.values.select(&:enabled?) : []
    end

    # The line in which a plugin joins, in its after_initialize. Pages are
    # addresses of the browser's router, each with a route of its own here.
    def register(plugin, pages: [])
      name = plugin.name.delete_prefix("coop-")
      add(
        Source.new(
          name: name,
          dir: File.dirname(plugin.path),
          pages: pages,
          enabled: -> { plugin.enabled? },
        ),
      )
      Discourse::Application.routes.append do
        pages.each { |page| get page => "coop_core/pages#show", :defaults => { coop: name } }
      end
    end
  end
end
