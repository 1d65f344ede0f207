package org.understudy.trainer.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxUpscalerTest {
  @TempDir private Path folder;

  private static ValueInfoProto value(String name, long... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
      sizes.addDim(size > 0 ? one.setDimValue(size) : one.setDimParam(name + sizes.getDimCount()));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(sizes)))
        .build();
  }

  /** A network that shows every pixel twice across and twice down. */
  private Path doubling(long... input) throws IOException {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName("doubling")
            .addInput(value("in", input))
            .addOutput(value("out", 1, 3, -1, -1))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("Concat")
                    .addInput("in")
                    .addInput("in")
                    .addInput("in")
                    .addInput("in")
                    .addOutput("four")
                    .addAttribute(whole("axis", 1)))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("DepthToSpace")
                    .addInput("four")
                    .addOutput("out")
                    .addAttribute(whole("blocksize", 2)))
            .build();
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(18))
            .setGraph(graph)
            .build();
    return Files.write(folder.resolve("x2.onnx"), model.toByteArray());
  }

  private static AttributeProto whole(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static RgbPicture picture(int size) {
    byte[] rgb = new byte[3 * size * size];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 37);
    }
    return new RgbPicture(size, size, rgb);
  }

  @Test
  void theNetworkEnlarges() throws Exception {
    try (OnnxUpscaler upscaler = OnnxUpscaler.open(doubling(1, 3, -1, -1))) {
      RgbPicture small = picture(7);
      RgbPicture large = upscaler.enlarged(small, 14);
      for (int y = 0; y < 14; y++) {
        for (int x = 0; x < 14; x++) {
          for (int c = 0; c < 3; c++) {
            assertThat(large.rgb()[3 * (y * 14 + x) + c])
                .isEqualTo(small.rgb()[3 * (y / 2 * 7 + x / 2) + c]);
          }
        }
      }
      assertThat(upscaler.enlarged(small, 19).width()).as("neither once nor twice").isEqualTo(19);
      assertThat(upscaler.description()).contains("x2.onnx").contains("SHA-256");
    }
  }

  @Test
  void refusesOtherNetworks() throws Exception {
    Path fixed = doubling(1, 3, 64, 64);
    assertThatThrownBy(() -> OnnxUpscaler.open(fixed))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(fixed.toString())
        .hasMessageContaining("dynamic height and width");
    Path text = Files.writeString(folder.resolve("text.onnx"), "no network");
    assertThatThrownBy(() -> OnnxUpscaler.open(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(text.toString());
  }
}
