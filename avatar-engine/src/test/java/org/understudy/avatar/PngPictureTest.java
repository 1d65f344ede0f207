package org.understudy.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class PngPictureTest {
  @TempDir Path folder;

  @Test
  void aCommentIsReadBack() throws Exception {
    Path file = folder.resolve("told.png");
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(2, 1, 0x123456);
    PngPicture.write(picture, file, "drawn, not seen");
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertThat(reader.read(0).getRGB(2, 1) & 0xffffff).isEqualTo(0x123456);
      IIOMetadata metadata = reader.getImageMetadata(0);
      Element tree = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
      Element entry = (Element) tree.getElementsByTagName("tEXtEntry").item(0);
      assertThat(entry.getAttribute("keyword")).isEqualTo("Comment");
      assertThat(entry.getAttribute("value")).isEqualTo("drawn, not seen");
    } finally {
      reader.dispose();
    }
  }

  @Test
  void withoutACommentThereIsNone() throws Exception {
    Path file = folder.resolve("plain.png");
    PngPicture.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), file);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("tEXt");
    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(3);
  }
}
