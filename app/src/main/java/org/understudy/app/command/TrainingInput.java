package org.understudy.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.understudy.app.console.WrongUse;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateFile;
import org.understudy.trainer.gan.preset.AnyPreset;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.preset.PresetException;
import org.understudy.trainer.gan.preset.PresetReader;

/** What commands that train are given, read and checked. */
final class TrainingInput {
  private TrainingInput() {}

  /** A preset of either generator by its name or file. */
  static AnyPreset preset(String preset) throws IOException {
    if (PresetReader.compactNames().contains(preset)) {
      return PresetReader.compact(preset);
    }
    if (PresetReader.names().contains(preset)) {
      return PresetReader.named(preset);
    }
    try (InputStream in = Files.newInputStream(Path.of(preset))) {
      return PresetReader.readAny(preset, in);
    } catch (PresetException e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException _) {
      throw new WrongUse(
          "no preset %s; there are %s, %s, and there are JSON files"
              .formatted(
                  preset,
                  String.join(", ", PresetReader.compactNames()),
                  String.join(", ", PresetReader.names())));
    }
  }

  /** A preset of the generator for small machines by its name or file. */
  static CompactPreset compactPreset(String preset) throws IOException {
    if (PresetReader.compactNames().contains(preset)) {
      return PresetReader.compact(preset);
    }
    try (InputStream in = Files.newInputStream(Path.of(preset))) {
      return PresetReader.readCompact(preset, in);
    } catch (PresetException e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    } catch (NoSuchFileException _) {
      throw new WrongUse(
          "no preset %s; there are %s, and there are JSON files"
              .formatted(preset, String.join(", ", PresetReader.compactNames())));
    }
  }

  /** A template's file. */
  static SheetTemplate template(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return TemplateFile.read(in);
    } catch (NoSuchFileException _) {
      throw new WrongUse(
          "%s is not there; `understudy model template --out DIR` makes DIR/generator/sheets.template"
              .formatted(file));
    }
  }
}
