# frozen_string_literal: true

module ::CoopTasks
  # What somebody entered for a contest: what a reference to its file points at.
  class Entry < ActiveRecord::Base
    self.table_name = "coop_entries"

    has_many :upload_references, as: :target
  end
end
