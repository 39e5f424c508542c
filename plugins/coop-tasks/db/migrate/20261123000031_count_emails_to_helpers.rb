# frozen_string_literal: true

class CountEmailsToHelpers < ActiveRecord::Migration[7.2]
  def up
    execute File.read(__FILE__.delete_suffix("rb") + "sql")
  end

  def down
    raise ActiveRecord::IrreversibleMigration
  end
end
